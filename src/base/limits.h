/* Every limit that input of strangers can run into, with what happens beyond it. tests/hostile.py and the unit tests try each at
 * the limit and one past it; docs/reliability.md lists them for users. */
#ifndef DZ_LIMITS_H
#define DZ_LIMITS_H

enum {
    /* ---- text ---- */
    DZ_LIMIT_SENTENCE = 500, /* tokens; a longer sentence is cut, counted and warned about: exit status 4 */
    DZ_LIMIT_MARKS = 120,    /* UTF-16 units that are normalized together: a letter with its marks; more begin a new heap */
    DZ_LIMIT_WORD = 120,     /* bytes; a longer word is not split into parts */

    /* ---- records ---- */
    DZ_LIMIT_DEPTH = 64,     /* nesting of JSON; deeper is a bad record */
    DZ_LIMIT_MEMBERS = 1000, /* of the record; more is a bad record */

    /* ---- expressions while matching: beyond, no match and counted ---- */
    DZ_LIMIT_MATCH = 50000,
    DZ_LIMIT_MATCH_DEPTH = 1000,
    DZ_LIMIT_MATCH_HEAP = 1024, /* KiB */

    /* ---- language data: beyond, a fault with its place ---- */
    DZ_LIMIT_SOURCE = 64 * 1024 * 1024, /* bytes of a file */
    DZ_LIMIT_BLOCK_WORDS = 600,         /* of a block of rules */
    DZ_LIMIT_LIST_WORDS = 4000,         /* of a condition, with those of the lists it names */
    DZ_LIMIT_SLOTS = 64,                /* alternatives of a place in a rule, with those of the lists it names */
    DZ_LIMIT_PARTS = 64,                /* conditions and qualifiers of a rule */
    DZ_LIMIT_ELEMENTS = 64,             /* of a pattern */
    DZ_LIMIT_PREDICATES = 256,          /* in all */
    DZ_LIMIT_KINDS = 63,                /* of organisations and places in all */
    DZ_LIMIT_NAME_TOKENS = 16,          /* of a listed name */
    DZ_LIMIT_SPELLING = 290,            /* bytes of a listed word or name */
    DZ_LIMIT_EXPRESSION = 60000         /* bytes of an expression with its parts written out */
};

#endif
