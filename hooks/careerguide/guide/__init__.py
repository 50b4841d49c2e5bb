"""The guide: the checked records, linked both ways, with everything that pages need computed once."""
