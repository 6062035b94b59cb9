# Le lien d’une preuve à celle de la version précédente.

evidence-lack = { $why ->
        [not-a-version] La preuve n’en nomme aucune avant elle : le tag n’est pas une version
        [not-found] La preuve n’en nomme aucune avant elle : la version précédente n’est pas connue
        [unreadable] { $has-tag ->
            [yes] La preuve de { $tag } n’est pas connue : elle n’a pas pu être lue
           *[no] La preuve n’en nomme aucune avant elle : cela n’a pas pu être lu
        }
        [not-kept] La preuve de { $tag } n’est pas connue : aucune n’a été gardée, ou aucun statut ne la nomme
        [not-go] La preuve de { $tag } n’est pas connue : son dernier statut n’est pas un GO
        [foreign] La preuve de { $tag } n’est pas connue : son statut vient de quelqu’un d’autre
        [other-record] { $has-tag ->
            [yes] La preuve de { $tag } n’est pas connue : le fichier donné n’en est pas un GO
           *[no] La preuve n’en nomme aucune avant elle : le fichier donné n’est pas le GO d’une version d’ici
        }
       *[contradiction] La preuve de { $tag } n’est pas connue : son statut nomme { $named }, et le fichier donné est { $given }
    }{ $has-reason ->
        [yes] {" "}({ $reason })
       *[no] {""}
    }
