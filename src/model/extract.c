/* The public side of an extraction: runs the stages and copies what they found into a document of its own memory. */
#include "extractor.h"
#include <stdio.h>

/* A document has many tokens, and DREISATZ_MAX_TEXT is no large number. */
typedef struct small_span {
    uint32_t start, end, sentence;
} small_span;

struct dreisatz_document {
    dz_memory memory;
    dz_arena arena;
    dreisatz_span *sentences;
    small_span *tokens;
    dreisatz_entity *entities;
    dreisatz_relation *relations;
    dz_grounds *grounds; /* of each relation */
    size_t sentence_count, token_count, entity_count, relation_count;
    size_t ill_formed, first_ill_formed, cut;
    double german;
    const char *explanation;
};

/* ---- names of values ---- */

const char *dreisatz_status_name(dreisatz_status status) {
    static const char *const NAMES[] = {"ok", "memory", "io", "model", "data", "limit", "argument"};
    return (unsigned)status < sizeof NAMES / sizeof *NAMES ? NAMES[status] : "unknown";
}

const char *dreisatz_type_name(dreisatz_type type) {
    static const char *const NAMES[] = {"PER", "STATE", "ORG", "LOC", "DATE", "QUANTITY", "ROLE"};
    return (unsigned)type < DREISATZ_TYPE_COUNT ? NAMES[type] : "";
}

const char *dreisatz_form_name(dreisatz_form form) {
    static const char *const NAMES[] = {"name", "acronym", "adjective", "inhabitant", "metonym", "compound", "pronoun", "description"};
    return (unsigned)form < DREISATZ_FORM_COUNT ? NAMES[form] : "";
}

const char *dreisatz_factuality_name(dreisatz_factuality factuality) {
    static const char *const NAMES[] = {"denied", "negated", "possible", "planned", "alleged", "asserted"};
    return (unsigned)factuality < DREISATZ_FACTUALITY_COUNT ? NAMES[factuality] : "";
}

dreisatz_options dreisatz_options_default(void) {
    return (dreisatz_options){.size = sizeof(dreisatz_options), .coref = DREISATZ_COREF_SENTENCE};
}

/* ---- extractor ---- */

static dreisatz_status out_of_memory(dreisatz_error *error, const char *what) {
    if (error) {
        *error = (dreisatz_error){.status = DREISATZ_ERROR_MEMORY};
        snprintf(error->message, sizeof error->message, "out of memory for %s", what);
    }
    return DREISATZ_ERROR_MEMORY;
}

dreisatz_status dreisatz_extractor_new(dreisatz_model *model, dreisatz_extractor **extractor, dreisatz_error *error) {
    dz_memory memory = model->memory;
    jmp_buf fail;
    *extractor = NULL;
    dreisatz_extractor *volatile made = memory.allocator.reallocate(memory.allocator.user, NULL, sizeof **extractor);
    if (!made)
        return out_of_memory(error, "an extractor");
    memset(made, 0, sizeof *made);
    made->memory = memory;
    made->memory.fail = &fail;
    if (setjmp(fail)) {
        dz_tagger_free(&made->tagger, &memory);
        dz_known_free(&made->known, &memory);
        dz_memory_release(&memory, made);
        return out_of_memory(error, "an extractor");
    }
    dz_arena_init(&made->scratch, &made->memory);
    dz_arena_init(&made->working, &made->memory);
    dz_arena_init(&made->passing, &made->memory);
    dz_known_init(&made->known, &made->memory);
    dz_tagger_init(&made->tagger, &model->image, &made->memory);
    dz_finder_init(&made->finder, &model->codes, &made->memory);
    made->model = model;
    dz_model_retain(model);
    *extractor = made;
    return DREISATZ_OK;
}

void dreisatz_extractor_free(dreisatz_extractor *x) {
    if (!x)
        return;
    dz_memory memory = x->memory;
    dz_finder_free(&x->finder);
    dz_tagger_free(&x->tagger, &memory);
    dz_known_free(&x->known, &memory);
    dz_arena_free(&x->scratch);
    dz_arena_free(&x->working);
    dz_arena_free(&x->passing);
    dreisatz_model_free(x->model);
    dz_memory_release(&memory, x);
}

/* ---- from analysis to document ---- */

/* What a predicate is called, once for all relations of a document. */
typedef struct predicate_words {
    const char *name, *plover;
    const char *const *cameo, *const *wikidata;
    size_t cameo_count, wikidata_count;
} predicate_words;

typedef struct copier {
    const dz_analysis *a;
    const dz_entities *entities;
    const dz_relations *relations;
    dreisatz_document *d;
    uint32_t *mention_index;            /* of each mention within its entity */
    const predicate_words **predicates; /* of the image, NULL until a relation has one */
} copier;

static dreisatz_span span_of(const copier *c, uint32_t start, uint32_t end) {
    return (dreisatz_span){dz_text_input_start(&c->a->text, start), dz_text_input_end(&c->a->text, end)};
}

static const char *rule_name(const copier *c, uint16_t file, uint32_t line) {
    const char *name = dz_image_string(c->a->image, c->a->image->files[file]);
    char digits[12];
    size_t length = strlen(name), at = sizeof digits;
    do
        digits[--at] = (char)('0' + line % 10);
    while (line /= 10);
    char *text = dz_arena_alloc(&c->d->arena, length + 1 + sizeof digits - at + 1);
    memcpy(text, name, length);
    text[length++] = ':';
    memcpy(text + length, digits + at, sizeof digits - at);
    text[length + sizeof digits - at] = '\0';
    return text;
}

static void copy_sentences(const copier *c) {
    const dz_text *text = &c->a->text;
    dreisatz_document *d = c->d;
    d->sentence_count = text->sentences.count;
    d->token_count = text->tokens.count;
    d->sentences = dz_arena_alloc(&d->arena, sizeof *d->sentences * (d->sentence_count + 1));
    d->tokens = dz_arena_alloc(&d->arena, sizeof *d->tokens * (d->token_count + 1));
    for (uint32_t s = 0; s < text->sentences.count; s++) {
        const dz_sentence *sentence = &text->sentences.at[s];
        d->sentences[s] = span_of(c, text->tokens.at[sentence->first].start, text->tokens.at[sentence->last - 1].end);
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            dreisatz_span span = span_of(c, text->tokens.at[t].start, text->tokens.at[t].end);
            d->tokens[t] = (small_span){(uint32_t)span.start, (uint32_t)span.end, s};
        }
    }
}

/* Of the words in small letters, which every language has many of, the share that the lexicon knows. */
static double share_of_german(const dz_analysis *a) {
    enum { TOO_FEW = 8 };
    uint32_t small = 0, known = 0;
    for (uint32_t t = 0; t < a->text.tokens.count; t++) {
        const dz_token *token = &a->text.tokens.at[t];
        if (token->class != DZ_WORD || token->flags & DZ_UPPER)
            continue;
        small++;
        known += a->infos[t]->word != NULL;
    }
    return small < TOO_FEW ? 1 : (double)known / small;
}

static dreisatz_mention copy_mention(const copier *c, const dz_mention *m) {
    const dz_record *r = m->record == DZ_NONE ? NULL : &c->a->image->records[m->record];
    return (dreisatz_mention){.span = span_of(c, m->start, m->end),
                              .sentence = m->sentence,
                              .form = (dreisatz_form)m->form,
                              .confidence = dz_mention_confidence(c->a->image, m->margin) / 10000.0,
                              .rule = r ? rule_name(c, r->file, r->line) : "weights.tsv"};
}

static void copy_ids(const copier *c, dreisatz_entity *out, const dz_record *r) {
    const dz_image *image = c->a->image;
    dreisatz_id *ids = dz_arena_alloc(&c->d->arena, sizeof *ids * 2);
    const char *iso = dz_image_string(image, r->iso), *wikidata = dz_image_string(image, r->wikidata);
    out->ids = ids;
    if (*iso)
        ids[out->id_count++] = (dreisatz_id){"iso3166", dz_arena_copy(&c->d->arena, iso, strlen(iso))};
    if (*wikidata)
        ids[out->id_count++] = (dreisatz_id){"wikidata", dz_arena_copy(&c->d->arena, wikidata, strlen(wikidata))};
}

static const char *name_of(const copier *c, const dz_entity *e) {
    const dz_mention *m = &c->a->mentions.at[e->name];
    if (e->record != DZ_NONE && e->type != DREISATZ_PER) {
        const char *name = dz_image_string(c->a->image, c->a->image->records[e->record].name);
        return dz_arena_copy(&c->d->arena, name, strlen(name));
    }
    uint32_t end = m->genitive ? m->end - c->a->infos[m->last - 1]->bare_length : m->end;
    return dz_arena_copy(&c->d->arena, c->a->text.norm + m->start, end - m->start);
}

static void copy_entities(const copier *c) {
    dreisatz_document *d = c->d;
    d->entity_count = c->entities->count;
    d->entities = dz_arena_zero(&d->arena, sizeof *d->entities * (d->entity_count + 1));
    dreisatz_mention **lists = dz_arena_alloc(&d->arena, sizeof *lists * (d->entity_count + 1));
    for (uint32_t i = 0; i < c->entities->count; i++) {
        const dz_entity *e = &c->entities->at[i];
        lists[i] = dz_arena_alloc(&d->arena, sizeof **lists * (e->mention_count + 1));
        d->entities[i] = (dreisatz_entity){.type = (dreisatz_type)e->type, .name = name_of(c, e), .mentions = lists[i]};
        if (e->record != DZ_NONE)
            copy_ids(c, &d->entities[i], &c->a->image->records[e->record]);
    }
    for (uint32_t i = 0; i < c->a->mentions.count; i++) {
        const dz_mention *m = &c->a->mentions.at[i];
        dreisatz_entity *e = &d->entities[m->entity];
        c->mention_index[i] = (uint32_t)e->mention_count;
        lists[m->entity][e->mention_count++] = copy_mention(c, m);
    }
}

static size_t split_words(const copier *c, const char *text, const char *const **out) {
    const char **list = dz_arena_alloc(&c->d->arena, sizeof *list * 8);
    size_t count = 0;
    char *rest = dz_arena_copy(&c->d->arena, text, strlen(text));
    while (*text && rest && count < 8) {
        char *blank = strchr(rest, ' ');
        if (blank)
            *blank = '\0';
        list[count++] = rest;
        rest = blank ? blank + 1 : NULL;
    }
    *out = list;
    return count;
}

static const predicate_words *words_of(const copier *c, uint16_t predicate) {
    const dz_predicate *p = &c->a->image->predicates[predicate];
    if (!c->predicates[predicate]) {
        predicate_words *w = dz_arena_alloc(&c->d->arena, sizeof *w);
        const char *name = dz_image_string(c->a->image, p->name), *plover = dz_image_string(c->a->image, p->plover);
        w->name = dz_arena_copy(&c->d->arena, name, strlen(name));
        w->plover = *plover ? dz_arena_copy(&c->d->arena, plover, strlen(plover)) : NULL;
        w->cameo_count = split_words(c, dz_image_string(c->a->image, p->cameo), &w->cameo);
        w->wikidata_count = split_words(c, dz_image_string(c->a->image, p->wikidata), &w->wikidata);
        c->predicates[predicate] = w;
    }
    return c->predicates[predicate];
}

static void copy_flags(const copier *c, dreisatz_relation *out, uint8_t flags) {
    const char **list = dz_arena_alloc(&c->d->arena, sizeof *list * 2);
    out->flags = list;
    if (flags & DZ_R_COREF)
        list[out->flag_count++] = "coref";
    if (flags & DZ_R_AMBIGUOUS_ORDER)
        list[out->flag_count++] = "ambiguous_order";
}

static void copy_qualifiers(const copier *c, dreisatz_relation *out, const dz_relation *r) {
    static const char *const KEYS[] = {"theme", "amount", "date", "place", "role", "former", "purpose", "instrument"};
    dreisatz_qualifier *list = dz_arena_alloc(&c->d->arena, sizeof *list * (r->qualifier_count + 1));
    for (uint32_t i = 0; i < r->qualifier_count; i++) {
        const dz_qualifier *q = &c->relations->qualifiers.at[r->qualifiers + i];
        const char *value = q->value ? dz_arena_copy(&c->d->arena, q->value, strlen(q->value)) : NULL;
        list[i] = (dreisatz_qualifier){KEYS[q->key], span_of(c, q->span.start, q->span.end), value};
    }
    out->qualifiers = list;
    out->qualifier_count = r->qualifier_count;
}

static void stretch(dreisatz_span *span, dreisatz_span more) {
    if (more.start == more.end)
        return;
    span->start = more.start < span->start ? more.start : span->start;
    span->end = more.end > span->end ? more.end : span->end;
}

static dreisatz_relation copy_relation(const copier *c, const dz_relation *r) {
    const predicate_words *w = words_of(c, r->predicate);
    const dz_mention *s = &c->a->mentions.at[r->subject], *o = &c->a->mentions.at[r->object];
    dreisatz_relation out = {.subject = {s->entity, c->mention_index[r->subject]},
                             .object = {o->entity, c->mention_index[r->object]},
                             .predicate = w->name,
                             .factuality = (dreisatz_factuality)r->factuality,
                             .sentence = r->sentence,
                             .plover = w->plover,
                             .cameo = w->cameo,
                             .wikidata = w->wikidata,
                             .cameo_count = w->cameo_count,
                             .wikidata_count = w->wikidata_count,
                             .symmetric = c->a->image->predicates[r->predicate].symmetric != 0,
                             .confidence = r->confidence / 10000.0,
                             .rule = rule_name(c, r->file, r->line)};
    out.span = span_of(c, s->start, s->end);
    stretch(&out.span, span_of(c, o->start, o->end));
    if (r->trigger_last > r->trigger_first)
        out.trigger = span_of(c, c->a->text.tokens.at[r->trigger_first].start, c->a->text.tokens.at[r->trigger_last - 1].end);
    stretch(&out.span, out.trigger);
    copy_flags(c, &out, r->flags);
    copy_qualifiers(c, &out, r);
    out.has_source = r->source.end > r->source.start;
    if (out.has_source)
        out.source = span_of(c, r->source.start, r->source.end);
    if (out.has_source && r->source_mention != DZ_NONE) {
        size_t *entity = dz_arena_alloc(&c->d->arena, sizeof *entity);
        *entity = c->a->mentions.at[r->source_mention].entity;
        out.source_entity = entity;
    }
    return out;
}

static void copy_relations(const copier *c) {
    dreisatz_document *d = c->d;
    d->relation_count = c->relations->list.count;
    d->relations = dz_arena_zero(&d->arena, sizeof *d->relations * (d->relation_count + 1));
    for (uint32_t i = 0; i < c->relations->list.count; i++)
        d->relations[i] = copy_relation(c, &c->relations->list.at[i]);
    d->grounds = dz_arena_alloc(&d->arena, sizeof *d->grounds * (d->relation_count + 1));
    for (uint32_t i = 0; i < c->relations->list.count; i++)
        d->grounds[i] = c->relations->list.at[i].grounds;
}

/* ---- extraction ---- */

void dz_extractor_analyze(dreisatz_extractor *x, const char *text, size_t length, const dreisatz_options *options, dz_findings *f) {
    memset(f, 0, sizeof *f);
    dz_analysis *a = &f->analysis;
    dz_arena_reset(&x->scratch);
    dz_arena_reset(&x->working);
    dz_arena_reset(&x->passing);
    a->image = &x->model->image;
    a->arena = &x->scratch;
    a->working = &x->working;
    a->passing = &x->passing;
    a->coref = options->coref;
    a->day = options->date ? dz_day_of(options->date) : DZ_NO_DAY;
    dz_abbreviations dots = dz_lexicon_abbreviations(a->image);
    dz_text_read(&a->text, a->arena, text, length, &dots);
    a->infos = dz_lexicon_read(a->image, &x->known, &a->text, a->arena);
    dz_pattern_find(&x->finder, &a->text, a->infos, a->arena, &a->figures);
    dz_mention_find(a, &x->tagger);
    a->clauses = dz_arena_zero(a->working, sizeof *a->clauses * (a->text.sentences.count + 1));
    a->hearing = dz_clause_new_hearing(a->working);
    dz_entity_drop_common_nouns(a);
    dz_entity_resolve_towns(a);
    dz_entity_resolve_metonyms(a);
    dz_entity_resolve_clubs(a);
    dz_entity_link(a, &f->entities);
    for (uint32_t s = 0; s < a->text.sentences.count; s++)
        dz_relation_find(a, &f->entities, s, options, &f->relations);
}

enum { SCRATCH_KEPT = 4 * 1024 * 1024 /* bytes, for the next document: what a large one took is given back */ };

static void fill_document(dreisatz_extractor *x, const char *text, size_t length, const dreisatz_options *options, dreisatz_document *d) {
    dz_findings f;
    dz_extractor_analyze(x, text, length, options, &f);
    dz_arena_shrink(&x->working, SCRATCH_KEPT);
    dz_arena_shrink(&x->passing, SCRATCH_KEPT);
    copier c = {.a = &f.analysis, .entities = &f.entities, .relations = &f.relations, .d = d};
    c.mention_index = dz_arena_alloc(&x->scratch, sizeof *c.mention_index * (f.analysis.mentions.count + 1));
    c.predicates = dz_arena_zero(&x->scratch, sizeof *c.predicates * (f.analysis.image->counts[DZ_S_PREDICATES] + 1));
    copy_sentences(&c);
    copy_entities(&c);
    copy_relations(&c);
    d->ill_formed = f.analysis.text.ill_formed;
    d->first_ill_formed = f.analysis.text.first_ill_formed;
    d->cut = f.analysis.text.cut;
    d->german = share_of_german(&f.analysis);
    d->explanation = "";
    dz_arena_shrink(&x->scratch, SCRATCH_KEPT);
}

/* A caller that was compiled against an older header has fewer fields. */
static dreisatz_options known_options(const dreisatz_options *options) {
    dreisatz_options known = dreisatz_options_default();
    if (options)
        memcpy(&known, options, options->size < sizeof known ? options->size : sizeof known);
    return known;
}

dreisatz_status dreisatz_extract(dreisatz_extractor *x, const char *text, size_t length, const dreisatz_options *options,
                                 dreisatz_document **document, dreisatz_error *error) {
    jmp_buf fail;
    dreisatz_options known = known_options(options);
    *document = NULL;
    if (length > DREISATZ_MAX_TEXT) {
        if (error) {
            *error = (dreisatz_error){.status = DREISATZ_ERROR_LIMIT, .offset = DREISATZ_MAX_TEXT};
            snprintf(error->message, sizeof error->message, "text has %zu bytes, limit is %zu", length, DREISATZ_MAX_TEXT);
        }
        return DREISATZ_ERROR_LIMIT;
    }
    dreisatz_document *volatile d = x->memory.allocator.reallocate(x->memory.allocator.user, NULL, sizeof *d);
    if (!d)
        return out_of_memory(error, "a document");
    memset(d, 0, sizeof *d);
    d->memory = x->memory;
    dz_arena_init(&d->arena, &d->memory);
    x->memory.fail = d->memory.fail = &fail;
    if (setjmp(fail)) {
        dz_arena_free(&x->scratch);
        dreisatz_document_free(d);
        return out_of_memory(error, "a document");
    }
    fill_document(x, length ? text : "", length, &known, d);
    *document = d;
    return DREISATZ_OK;
}

/* ---- access ---- */

void dreisatz_document_free(dreisatz_document *d) {
    if (!d)
        return;
    dz_memory memory = d->memory;
    d->arena.memory = &memory;
    dz_arena_free(&d->arena);
    dz_memory_release(&memory, d);
}

size_t dreisatz_document_sentence_count(const dreisatz_document *d) {
    return d->sentence_count;
}
dreisatz_span dreisatz_document_sentence(const dreisatz_document *d, size_t index) {
    return d->sentences[index];
}
size_t dreisatz_document_token_count(const dreisatz_document *d) {
    return d->token_count;
}
dreisatz_span dreisatz_document_token(const dreisatz_document *d, size_t index, size_t *sentence) {
    if (sentence)
        *sentence = d->tokens[index].sentence;
    return (dreisatz_span){d->tokens[index].start, d->tokens[index].end};
}
size_t dreisatz_document_entity_count(const dreisatz_document *d) {
    return d->entity_count;
}
const dreisatz_entity *dreisatz_document_entity(const dreisatz_document *d, size_t index) {
    return &d->entities[index];
}
size_t dreisatz_document_relation_count(const dreisatz_document *d) {
    return d->relation_count;
}
const dreisatz_relation *dreisatz_document_relation(const dreisatz_document *d, size_t index) {
    return &d->relations[index];
}
const dz_grounds *dz_document_grounds(const dreisatz_document *d, size_t index) {
    return &d->grounds[index];
}
size_t dreisatz_document_ill_formed(const dreisatz_document *d, size_t *first) {
    if (first)
        *first = d->first_ill_formed;
    return d->ill_formed;
}
size_t dreisatz_document_cut(const dreisatz_document *d) {
    return d->cut;
}
double dreisatz_document_german(const dreisatz_document *document) {
    return document->german;
}

const char *dreisatz_document_explanation(const dreisatz_document *d) {
    return d->explanation;
}
