# The link from a record to that of the release before.

evidence-lack = { $why ->
        [not-a-version] The record names no record before it: the tag is not a version
        [not-found] The record names no record before it: which version came before is not known
        [unreadable] { $has-tag ->
            [yes] The record of { $tag } is not known: it could not be read
           *[no] The record names no record before it: that could not be read
        }
        [not-kept] The record of { $tag } is not known: none was kept, or no status names it
        [not-go] The record of { $tag } is not known: its newest status is no GO
        [foreign] The record of { $tag } is not known: somebody else set its status
        [other-record] { $has-tag ->
            [yes] The record of { $tag } is not known: the file that was given is no GO of it
           *[no] The record names no record before it: the file that was given is no GO of a release here
        }
       *[contradiction] The record of { $tag } is not known: its status names { $named }, and the file that was given is { $given }
    }{ $has-reason ->
        [yes] {" "}({ $reason })
       *[no] {""}
    }
