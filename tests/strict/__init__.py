"""The strict world the tests run in: each module closes one way in which a mistake could pass unseen."""
