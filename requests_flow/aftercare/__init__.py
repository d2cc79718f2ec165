"""What follows an answer: payment, hand-over at the desk, and how the applicant found the service."""
