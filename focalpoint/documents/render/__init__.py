"""documents/render"""
