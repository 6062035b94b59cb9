//! Gate: checklist.
