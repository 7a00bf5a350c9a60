"""What govtui keeps of the reports it has read."""
