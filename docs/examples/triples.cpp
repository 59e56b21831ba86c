// Prints who does what to whom, in C++: every object frees itself.
#include <dreisatz.h>

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T *made) const { Free(made); }
};
using Model = std::unique_ptr<dreisatz_model, Freed<dreisatz_model_free>>;
using Extractor = std::unique_ptr<dreisatz_extractor, Freed<dreisatz_extractor_free>>;
using Document = std::unique_ptr<dreisatz_document, Freed<dreisatz_document_free>>;

// Calls a maker of the library, whose last arguments are the place of the result and the error.
template <typename Owner, typename Maker, typename... Arguments>
Owner make(Maker maker, Arguments... arguments) {
    typename Owner::pointer made = nullptr;
    dreisatz_error error;
    if (maker(arguments..., &made, &error) != DREISATZ_OK)
        throw std::runtime_error(error.message);
    return Owner(made);
}

int main(int argc, char **argv) try {
    const std::string text = argc > 1 ? argv[1] : "Polen liefert Panzer an die Ukraine.";
    const auto model = make<Model>(dreisatz_model_builtin, nullptr);
    const auto extractor = make<Extractor>(dreisatz_extractor_new, model.get());
    const auto document = make<Document>(dreisatz_extract, extractor.get(), text.data(), text.size(), nullptr);
    for (size_t i = 0; i < dreisatz_document_relation_count(document.get()); i++) {
        const auto *r = dreisatz_document_relation(document.get(), i);
        std::cout << dreisatz_document_entity(document.get(), r->subject.entity)->name << ' ' << r->predicate << ' '
                  << dreisatz_document_entity(document.get(), r->object.entity)->name << '\n';
    }
} catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return 1;
}
