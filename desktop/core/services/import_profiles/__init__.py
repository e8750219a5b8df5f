"""What a person chose once about files of a shape and words of the company."""
