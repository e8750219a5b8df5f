"""設定: company, agency, mail, protection, appearance."""
