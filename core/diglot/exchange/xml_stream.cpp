#include "diglot/exchange/xml_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <expat.h>
#include <utility>

namespace diglot {
namespace {

constexpr int kMaxDepth = 1000;

std::string_view local_part(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view local) const {
    std::string_view found;
    each([&](std::string_view name, std::string_view value) {
        found = found.data() == nullptr && local_part(name) == local ? value : found;
    });
    return found;
}

bool XmlAttributes::has(std::string_view local) const {
    return get(local).data() != nullptr;
}

struct XmlStream::Impl {
    std::unique_ptr<TextSource> text;
    XmlHandler* handler;
    XML_Parser parser;
    int depth = 0;
    bool ended = false;
    std::exception_ptr failure;  // thrown by the handler: may not pass through expat

    /// Runs what the handler does; an exception waits until expat has returned.
    template <typename Action>
    void guarded(const Action& action) {
        if (failure) {
            return;
        }
        try {
            action();
        } catch (...) {
            failure = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }

    [[nodiscard]] Location place() const {
        return {text->name(), XML_GetCurrentLineNumber(parser),
                static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser), 0))};
    }

    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        auto& self = *static_cast<Impl*>(user);
        self.guarded([&] {
            if (++self.depth > kMaxDepth) {
                throw Error(ErrorCode::Limit,
                            fmt::format("XML elements are nested more than {} deep", kMaxDepth), self.place(),
                            "No document needs that: check where the file comes from");
            }
            self.handler->start_element(local_part(name), XmlAttributes(attributes));
        });
    }
    static void on_end(void* user, const XML_Char* name) {
        auto& self = *static_cast<Impl*>(user);
        self.guarded([&] {
            --self.depth;
            self.handler->end_element(local_part(name));
        });
    }
    static void on_text(void* user, const XML_Char* text, int size) {
        auto& self = *static_cast<Impl*>(user);
        self.guarded([&] { self.handler->characters({text, static_cast<std::size_t>(size)}); });
    }
    static void on_skipped_entity(void* user, const XML_Char* name, int is_parameter) {
        auto& self = *static_cast<Impl*>(user);
        self.guarded([&] {
            if (is_parameter == 0) {
                throw Error(ErrorCode::Format,
                            fmt::format("The entity \"{}\" is not declared in the file", name), self.place(),
                            "Replace it by the character that it means");
            }
        });
    }

    static int on_external_entity(XML_Parser parser, const XML_Char* /*context*/, const XML_Char* /*base*/,
                                  const XML_Char* system_id, const XML_Char* /*public_id*/) {
        auto& self = *static_cast<Impl*>(XML_GetUserData(parser));
        self.guarded([&] {
            throw Error(ErrorCode::Format,
                        fmt::format("The text refers to another file, \"{}\", which is not read",
                                    system_id == nullptr ? "" : system_id),
                        self.place(), "Put its text in its place");
        });
        return XML_STATUS_ERROR;
    }

    [[noreturn]] void fail() const {
        const XML_Error code = XML_GetErrorCode(parser);
        if (code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH) {
            throw Error(ErrorCode::Limit, "Entities of the file expand without measure", place(),
                        "No document needs that: check where the file comes from");
        }
        throw Error(ErrorCode::Format, fmt::format("The XML is not well formed: {}", XML_ErrorString(code)),
                    place(), "Repair the file, or make it again");
    }
};

XmlStream::XmlStream(std::unique_ptr<TextSource> text, XmlHandler& handler)
    : impl_(
          std::make_unique<Impl>(Impl{std::move(text), &handler, XML_ParserCreate("UTF-8"), 0, false, {}})) {
    XML_SetUserData(impl_->parser, impl_.get());
    XML_SetElementHandler(impl_->parser, &Impl::on_start, &Impl::on_end);
    XML_SetCharacterDataHandler(impl_->parser, &Impl::on_text);
    XML_SetExternalEntityRefHandler(impl_->parser, &Impl::on_external_entity);
    XML_SetSkippedEntityHandler(impl_->parser, &Impl::on_skipped_entity);
}

XmlStream::~XmlStream() {
    XML_ParserFree(impl_->parser);
}

bool XmlStream::advance() {
    if (impl_->ended) {
        return false;
    }
    const std::string_view piece = impl_->text->next();
    impl_->ended = piece.empty();
    const XML_Status status = XML_Parse(impl_->parser, piece.data(), static_cast<int>(piece.size()),
                                        static_cast<int>(impl_->ended));
    if (impl_->failure) {
        std::rethrow_exception(impl_->failure);
    }
    if (status != XML_STATUS_OK) {
        impl_->fail();
    }
    return !impl_->ended;
}

Location XmlStream::place() const {
    return impl_->place();
}

}  // namespace diglot
