"""The guide: the checked records, linked both ways, with everything that pages ask of them computed once."""
