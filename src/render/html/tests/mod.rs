//! The page as a browser finds it.

mod drawn;
mod hostile;
mod limits;
mod markup;
mod parsed;
mod said;
mod scene;
