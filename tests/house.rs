//! House rules: imports, file sizes, pages, figures.
