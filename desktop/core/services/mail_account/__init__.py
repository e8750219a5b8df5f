"""The account notices are sent by: signing in, connecting, looking into its mailbox."""
