//! Gate: window.
