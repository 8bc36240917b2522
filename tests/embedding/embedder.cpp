// An embedder without a model: a line's vector counts its words, each hashed to one of 64 places. A word of
// the form `w12` and its translation `v12` fall into the same place, so that made-up texts in two "languages"
// have vectors that know what lexicons, lengths and cognates cannot.
//   test_embedder          lines on standard input, float32 rows on standard output
//   test_embedder --serve  answers POST requests like OpenAI's /v1/embeddings on a free port, which it prints
#include <array>
#include <cstdint>
#include <iostream>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Vector = std::array<float, 64>;

Vector embed(const std::string& line) {
    Vector vector{};
    std::istringstream words(line);
    for (std::string word; words >> word;) {
        std::uint32_t hash = 2166136261U;
        for (std::size_t k = 1; k < word.size(); ++k) {
            hash = (hash ^ static_cast<unsigned char>(word[k])) * 16777619U;
        }
        vector[(hash >> 8U) % vector.size()] += 1.0F;
    }
    return vector;
}

std::string answer_to(const std::string& body) {
    nlohmann::json answer = {{"object", "list"}, {"data", nlohmann::json::array()}};
    const nlohmann::json request = nlohmann::json::parse(body);
    for (const std::string line : request.at("input")) {
        const nlohmann::json item = {{"index", answer["data"].size()}, {"embedding", embed(line)}};
        answer["data"].insert(answer["data"].begin(), item);  // the last first: indices count, not the order
    }
    if (request.at("model") == "broken") {
        answer["data"].erase(0);
    }
    const std::string text = answer.dump();
    const char* status = request.at("model") == "absent" ? "404 Not Found" : "200 OK";
    return std::string("HTTP/1.1 ") + status +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(text.size()) +
           "\r\nConnection: close\r\n\r\n" + text;
}

/// One request, headers and body.
std::string read_body(int connection) {
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const std::size_t end = text.find("\r\n\r\n");
        const std::size_t length = text.find("Content-Length: ");
        if (end != std::string::npos && length != std::string::npos &&
            text.size() >= end + 4 + std::stoul(text.substr(length + 16))) {
            return text.substr(end + 4);
        }
        if (end != std::string::npos && text.find("100-continue") != std::string::npos &&
            text.size() == end + 4) {
            const std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            (void)!::write(connection, go_on.data(), go_on.size());
        }
        const ssize_t count = ::read(connection, buffer.data(), buffer.size());
        if (count <= 0) {
            return {};
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

int serve() {
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    void* raw = &address;
    if (::bind(listener, static_cast<sockaddr*>(raw), size) != 0 || ::listen(listener, 8) != 0 ||
        ::getsockname(listener, static_cast<sockaddr*>(raw), &size) != 0) {
        return 1;
    }
    std::cout << ntohs(address.sin_port) << std::endl;
    for (;;) {
        const int connection = ::accept(listener, nullptr, nullptr);
        const std::string body = read_body(connection);
        const std::string answer = body.empty() ? std::string() : answer_to(body);
        (void)!::write(connection, answer.data(), answer.size());
        ::close(connection);
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string(arguments[1]) == "--serve") {
        return serve();
    }
    for (std::string line; std::getline(std::cin, line);) {
        const Vector vector = embed(line);
        const void* bytes = vector.data();
        std::cout.write(static_cast<const char*>(bytes), sizeof vector);
    }
}
