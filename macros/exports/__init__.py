"""The data in other forms, for people and programs outside the site."""
