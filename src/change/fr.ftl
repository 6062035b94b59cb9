# Ce qu’est un changement : erreurs de la politique.

policy-change-label = `{ $text }` ne laisse aucune étiquette à comparer ; en écrire la dernière partie, par exemple `bug` pour `kind/bug`
policy-change-type = `{ $text }` n’est pas un type de Conventional Commits ; écrire un mot comme `fix`, sans le deux-points
policy-change-path = `{ $text }` n’est pas un motif de fichiers ; en écrire un comme dans CODEOWNERS, par exemple `migrations/**`, sans `!`, `#`, `[` ni `]`
