# Les mots du contrôle « checklist ».

checklist-complete = { $done ->
        [one] { $done } point
       *[other] { $done } points
    } sur { $total } { $done ->
        [one] fait
       *[other] faits
    }{ $proved ->
        [0] {""}
        [one] {" "}(dont 1 prouvé par un contrôle)
       *[other] {" "}(dont { $proved } prouvés par des contrôles)
    }{ $na ->
        [0] {""}
       *[other] , { $na } sans objet
    }
    .explain = Chaque point de la liste de contrôle qui compte est fait.
checklist-open-items = { $count ->
        [one] 1 point est ouvert
       *[other] { $count } points sont ouverts
    } ({ $done ->
        [one] { $done } fait
       *[other] { $done } faits
    } sur { $total }) : { $items }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
    .lift = { $has-owners ->
        [yes] { $owners } : le faire et le cocher dans { $sources }.
       *[no] Qui le fait : le cocher dans { $sources }.
    }
    .explain = Un point est fait quand sa case est cochée ou, si le modèle dit qu’un contrôle le prouve, quand ce contrôle est go. Des points ouverts donnent EN ATTENTE sur une pull request et NO-GO sur un tag, sauf si la politique dit `when-open`.
checklist-na-without-reason = « { $item } » est marqué sans objet, mais sans raison
    .lift = Qui l’a marqué : ajouter une raison après un tiret, comme « N/A - aucune modification de la base ».
    .explain = Avec `na: strike-and-words`, un point peut commencer par N/A si une raison suit un tiret. Sans raison il reste ouvert, coché ou non.
checklist-na-not-allowed = « { $item } » est coché, et se dit sans objet
    .lift = Qui l’a coché : le faire, et enlever ces mots. Ou qui peut changer la politique : permettre `na: strike-and-words` ; une raison après un tiret le retire alors de la liste.
    .explain = Un point qui commence par un mot comme N/A dit qu’il n’a pas été fait, quoi que dise sa case. Seul `na: strike-and-words` permet de retirer un tel point de la liste, avec une raison ; avec `na: off` et `na: strike`, il reste ouvert.
checklist-evidence-missing = « { $item } » est coché, mais sans lien, image ni commit
    .lift = Qui l’a fait : ajouter un lien, une image ou un commit après le texte.
    .explain = `evidence.items` de la politique demande une preuve à côté de la coche : un lien, une image ou le SHA d’un commit après le texte du point.
checklist-section-missing = La section « { $section } » manque
    .lift = Qui édite la liste : { checklist-close }ajouter un titre « { $section } » avec ses points.
    .explain = `sections` de la politique nomme les sections qui comptent. Une section absente est un échec, pas un succès vide.
checklist-section-empty = La section « { $section } » n’a aucun point
    .lift = Qui édite la liste : { checklist-close }remettre ses points.
    .explain = Une section qui compte ne contient aucun point.
checklist-no-items = { $na ->
        [0] { $elsewhere ->
            [0] Il n’y a aucun point de liste dans { $sources }
            [one] Le seul point de { $sources } ne compte pas, vu sa place
           *[other] Aucun des { $elsewhere } points de { $sources } ne compte, vu leur place
        }
        [one] Le seul point qui compte dans { $sources } est retiré de la liste : il ne reste rien à faire
       *[other] Les { $na } points qui comptent dans { $sources } sont tous retirés de la liste : il ne reste rien à faire
    }
    .lift = Qui édite la liste : { checklist-close }ajouter des points comme `- [ ] Sauvegarde faite`, ou remettre ceux qui s’appliquent.
    .explain = Aucun point qui compte et s’applique n’a été trouvé : un point barré ne s’applique pas ; hors des `sections` de la politique, pour après le déploiement ou dans une citation ignorée, un point ne compte pas. Une liste vide est un échec, sauf si la politique dit `on-empty: pass`.
checklist-too-few-items = { $found ->
        [one] 1 point seulement
       *[other] { $found } points seulement
    }, il en faut au moins { $minimum }
    .lift = Qui édite la liste : { checklist-close }remettre les points qui manquent.
    .explain = `min-items` de la politique dit combien de points il faut au moins.
checklist-required-missing = Le point exigé « { $item } » manque
    .lift = Qui édite la liste : { checklist-close }l’ajouter et le faire.
    .explain = `required` de la politique nomme des points par leurs mots. Chacun doit être là, fait, et non barré.
checklist-required-na = Le point exigé « { $item } » est barré, ou déclaré sans objet
    .lift = Qui édite la liste : enlever la marque et le faire.
    .explain = Un point exigé ne peut pas être retiré de la liste : ni en le barrant, même avec une balise comme `<del>`, ni par des mots comme N/A où que ce soit dans son texte, coché ou non.
checklist-required-open = Le point exigé « { $item } » est ouvert
    .lift = Qui le fait : le cocher.
    .explain = Chaque point qui a les mots exigés doit être fait, même hors des sections qui comptent. Les points pour après le déploiement ne sont demandés que si aucun autre n’a ces mots.
checklist-template-item-missing = Le point « { $item } » du modèle manque
    .lift = Qui édite la liste : { checklist-close }le remettre.
    .explain = Chaque point du `template` de la politique doit être dans la liste, quoi qu’on en ait effacé. Le modèle est lu au commit de la politique.
checklist-proof-not-go = « { $item } » attend { $reference }
    .lift = Inutile de le cocher : il est fait quand { $reference } est go.
    .when = dès que { $reference } est go
    .explain = Le modèle dit qu’un contrôle prouve ce point. Il est fait quand ce contrôle est go, peu importe qui l’a coché.
checklist-proof-unknown = « { $item } » est prouvé par { $reference }, dont l’état n’est pas établi
    .lift = Qui peut changer la politique : { $reference } doit être un contrôle qui s’applique ici ; si c’est le cas, voir sa propre raison.
    .explain = Un point avec un commentaire comme `<!-- gonogo: window -->` est fait quand ce contrôle est go, peu importe qui l’a coché. Ici le contrôle est inconnu, sans objet, ou n’existe pas.
checklist-proof-unreadable = { $source } ligne { $line } ressemble à la preuve d’un point, sans en être une
    .lift = Qui tient le modèle : l’écrire sur la ligne du point, { $write }.
    .explain = Un contrôle ne prouve un point que si le modèle a dans ce point un commentaire comme `<!-- gonogo: window -->`, en minuscules, avec le deux-points collé au mot. Ce qui devait en être un sans l’être laisserait passer une simple coche : le contrôle est donc INCONNU.
checklist-bad-marker = { $source } ligne { $line } : { checklist-looks }
    .lift = Qui édite la liste : écrire `- [ ]` ou `- [x]`, puis une espace et le texte.
    .explain = Avec `strict-markers: true`, ce qui ressemble à une case sans en être une est un échec, cases dessinées (☐) comprises : ni fait ni ouvert, alors que son auteur croit qu’il compte.
checklist-unclosed = { $source } ligne { $line } : { checklist-looks }
    .lift = Qui édite la liste : le fermer ; d’ici là, ce qui suit n’est pas lu.
    .explain = Un bloc de code, un commentaire HTML ou du HTML comme `<pre>` sans fin cache tous les points qui suivent. Avec `strict-markers: true`, c’est un échec.
checklist-doubtful = { $source } ligne { $line } : on ne sait pas si ce qui suit ce HTML est dans la liste
    .lift = Qui l’édite : enlever la balise, ou l’écrire comme du code, tel `<textarea>`.
    .explain = Les versions de GitHub ne s’accordent pas sur la fin du HTML qui commence par `<textarea>` ou `<!doctype` : ce qui suit est montré comme des points, ou non. De nombreux blocs de HTML fermés par une autre balise sont douteux eux aussi. Le contrôle est INCONNU tant qu’ils sont là.
checklist-looks-wrong = { $source } ligne { $line } : { checklist-looks }
    .lift = { $hides ->
        [yes] Qui l’édite : le fermer ; d’ici là, ce qui suit n’est pas lu.
       *[no] Si c’est un point, écrire `- [ ]` ou `- [x]`, puis une espace et le texte.
    }
    .explain = Quelque chose ressemble à un point sans en être un, ou cache des points. C’est un avertissement, sauf si la politique dit `strict-markers: true`.
checklist-looks = { $kind ->
        [fence] un bloc de code n’est pas fermé
        [comment] un commentaire HTML n’est pas fermé
        [raw] du HTML n’est pas fermé
        [doubtful] du HTML dont on ne sait pas où il finit
        [glyph] une case dessinée n’est pas lue (`glyphs` est désactivé)
        [space-inside] une case avec une espace à côté du x
        [empty] des crochets vides
        [other-mark] { $seen } n’est pas une case
        [foreign-letter] { $seen } est une lettre étrangère qui ressemble à x
        [unusual-space] une espace inhabituelle dans la case ou après
        [no-space-after] pas d’espace après la case
        [no-space-before] pas d’espace avant la case
        [bullet] une puce ou un tiret typographique au lieu de `-`
        [full-width] des crochets pleine chasse
        [escaped] un crochet échappé
        [formatted] une case en gras ou autrement mise en forme
        [no-text] une case sans texte
        [no-bullet] une case sans puce
        [no-list] une case prise dans le paragraphe précédent
        [no-paragraph] une case dans un titre ou un tableau
        [html] une case dans du HTML
       *[code] une case dans du code indenté
    }
checklist-too-many-items = { $found } points : au-delà de { $maximum }, une liste est rarement lue
    .lift = Qui tient le modèle : le raccourcir.
    .explain = `max-items` de la politique avertit des listes trop longues pour être lues.
checklist-template-stale = Le modèle n’a été ni changé ni confirmé depuis { $days } jours
    .lift = Qui tient le modèle : le relire et en committer un changement.
    .explain = `stale-after` de la politique avertit quand personne ne s’est occupé du modèle depuis longtemps.
checklist-template-age-unknown = La date du dernier changement de { $path } n’est pas établie : { $reason }
    .lift = Relancer ; cela ne décide de rien.
    .explain = L’historique du modèle n’a pas pu être lu. Ce n’est qu’un avertissement.
checklist-template-missing = Le modèle { $path } n’existe pas au commit de la politique
    .lift = Qui peut changer la politique : y ajouter le fichier, ou corriger `template`.
    .explain = Le modèle est lu au commit de la politique. Sans lui, personne ne sait quels points il faut : le contrôle est INCONNU.
checklist-source-missing = { $path } n’existe pas à { $sha }
    .lift = Qui pousse : ajouter le fichier à la version.
    .explain = Un fichier que la politique nomme sous `sources` est lu au commit jugé, et n’y est pas.
checklist-source-unknown = { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : voir la raison indiquée, comme un fichier ou une permission qui manque, puis relancer.
    .explain = Une liste ou le modèle n’a pas pu être lu. Ce que personne n’a pu regarder n’est pas fait.
checklist-no-release-issue = L’issue de livraison de { $tag } n’existe pas encore : cette exécution l’ouvre
    .lift = Qui livre : cocher les points de cette issue ; chaque commentaire là-bas, et chaque nouvelle exécution, fait juger de nouveau
    .explain = La liste d’un tag se trouve dans une issue que gonogo ouvre pour son commit, ou dans un fichier.
checklist-no-source = Aucune des `sources` de la politique ne convient à ce qui est livré
    .lift = Qui peut changer la politique : nommer une source qui convient, comme un fichier.
    .explain = Une pull request a une description, un tag une issue de livraison, tout commit a des fichiers. Une liste que personne n’a regardée n’est pas faite.
checklist-unreadable = La liste de { $source } n’a pas pu être lue : { $error ->
        [large] elle dépasse 1 Mio
       *[deep] elle est trop imbriquée
    }
    .lift = Qui édite la liste : la raccourcir ou l’aplatir.
    .explain = Le texte est plus long ou plus imbriqué que toute liste que l’on lit.
checklist-age = La liste est ouverte depuis { $age }.
checklist-column-item = point
checklist-column-state = état
checklist-column-where = où
checklist-more-items = { $count ->
        [one] 1 autre point n’est pas montré.
       *[other] { $count } autres points ne sont pas montrés.
    }
checklist-heading = Liste de contrôle
checklist-section = { $has-section ->
        [yes] { $section }
       *[no] (avant le premier titre)
    }
checklist-section-count = { $done } sur { $total }
checklist-section-tally = { $name } : { $count }
checklist-settled = { $count ->
        [one] 1 point pour lequel il n’y a plus rien à faire ici
       *[other] { $count } points pour lesquels il n’y a plus rien à faire ici
    }
checklist-state = { $state ->
        [ticked] coché
        [proved] prouvé
        [na-without-reason] sans objet, sans raison
        [na-not-allowed] coché, mais déclaré sans objet
        [no-evidence] coché, sans preuve
        [proof-not-go] son contrôle n’est pas go
        [crossed] barré d’une croix, ce qui n’est pas coché
        [open] ouvert
        [not-applicable] sans objet
        [unknown] inconnu
        [later-done] pour plus tard, fait
        [later] pour après le déploiement
       *[outside] hors des sections qui comptent
    }
checklist-passes = La liste est complète : { $done ->
        [one] { $done } point fait
       *[other] { $done } points faits
    }{ $na ->
        [0] {""}
       *[other] , { $na } sans objet
    }.
checklist-fails = La liste n’est pas complète :
checklist-is-unknown = On ne sait pas si la liste est complète :
# Le nom d’une liste venue par `-`.
checklist-standard-input = l’entrée standard
checklist-counted = { $checked ->
        [0] Aucun point coché
        [one] 1 point coché
       *[other] { $checked } points cochés
    } sur { $total }.

policy-checklist-min-over-max = `min-items` vaut { $least }, plus que `max-items` ({ $most })
policy-checklist-many-patterns = `evidence.items` a { $found } motifs ; au plus { $most } sont essayés sur chaque point
policy-checklist-stale-without-template = `stale-after` ne fait rien sans `template`

checklist-template-empty = Le modèle { $path } n’a aucun point lisible
    .lift = Qui tient le modèle : écrire ses points comme `- [ ] texte` ; dans du HTML, après une ligne vide.
    .explain = Un modèle sans point ne demande rien : tout pourrait être effacé de la liste. Le contrôle est INCONNU tant que le modèle n’a pas de points.
checklist-template-faulty = Le modèle { $source }, ligne { $line } : { checklist-looks }
    .lift = Qui tient le modèle : { $hides ->
        [yes] le fermer ; d’ici là, ce qui suit n’est pas demandé.
       *[no] écrire `- [ ]`, puis une espace et le texte, ou l’enlever.
    }
    .explain = Ce qui cache des points du modèle, comme un bloc de code ou un commentaire sans fin, ferait demander à la liste moins que ne le croit celui qui tient le modèle ; de même, avec `strict-markers: true`, ce qui ressemble à une case sans en être une. Le contrôle est INCONNU tant que le modèle n’est pas corrigé.
# Ce qui vient d’abord quand quelque chose manque et n’est peut-être que caché.
checklist-close = { $hidden ->
        [fence] fermer le bloc de code dans { $where } ligne { $from }, qui cache tout ce qui suit ; si cela ne suffit pas,{" "}
        [comment] fermer le commentaire HTML dans { $where } ligne { $from }, qui cache tout ce qui suit ; si cela ne suffit pas,{" "}
        [raw] fermer le HTML dans { $where } ligne { $from }, qui cache tout ce qui suit ; si cela ne suffit pas,{" "}
       *[no] {""}
    }
