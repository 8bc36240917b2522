#include "diglot/base/error.h"

#include <fmt/format.h>

#include "embeddings.h"
#include "translate.h"
#include <cmath>
#include <cstdlib>
#include <curl/curl.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace diglot::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kBatch = 128;  // lines of one request
constexpr long kConnectSeconds = 15;
constexpr long kAnswerSeconds = 600;  // a slow machine may take its time over a batch
constexpr std::size_t kShownOfAnswer = 200;

[[noreturn]] void fail(const std::string& address, const std::string& message) {
    throw Error(ErrorCode::Format, message, {address, {}, {}},
                tr("Check that the service is running there and knows the model"));
}

/// Appends what arrives to the string behind `answer`.
std::size_t take(char* data, std::size_t size, std::size_t count, void* answer) {
    static_cast<std::string*>(answer)->append(data, size * count);
    return size * count;
}

/// Ends the transfer when the job was told to stop.
int watch(void* job, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto* control = static_cast<const JobControl*>(job);
    return control != nullptr && control->cancelled() ? 1 : 0;
}

/// One connection that is used again for each batch.
class Service {
public:
    Service(const std::string& address, const JobControl* job)
        : address_(address), job_(job), curl_(curl_easy_init(), curl_easy_cleanup) {
        curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
        const char* key = std::getenv("OPENAI_API_KEY");
        if (key != nullptr && *key != '\0') {
            headers = curl_slist_append(headers, fmt::format("Authorization: Bearer {}", key).c_str());
        }
        headers_.reset(headers);
        CURL* curl = curl_.get();
        curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers_.get());
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, kAnswerSeconds);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer_);
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<JobControl*>(job));
    }

    std::string post(const std::string& body) {
        answer_.clear();
        curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDS, body.c_str());
        const CURLcode result = curl_easy_perform(curl_.get());
        check_cancelled(job_);
        if (result != CURLE_OK) {
            fail(address_, fmt::format(fmt::runtime(tr("The embedding service cannot be used: {}")),
                                       curl_easy_strerror(result)));
        }
        long status = 0;
        curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status != 200) {
            fail(address_, fmt::format(fmt::runtime(tr("The embedding service answered with status {}: {}")),
                                       status, answer_.substr(0, kShownOfAnswer)));
        }
        return answer_;
    }

private:
    const std::string& address_;
    const JobControl* job_;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers_{nullptr, curl_slist_free_all};
    std::string answer_;
};

/// Puts the vectors of one answer behind `values`, in the order of their indices.
void read_answer(const std::string& address, const std::string& answer, std::size_t lines,
                 std::vector<float>& values) {
    std::vector<std::vector<float>> rows(lines);
    try {
        const Json parsed = Json::parse(answer);
        for (const Json& item : parsed.at("data")) {
            rows.at(item.at("index").get<std::size_t>()) = item.at("embedding").get<std::vector<float>>();
        }
    } catch (const std::exception&) {
        fail(address,
             tr("The answer of the embedding service holds no embeddings as OpenAI's interface writes them"));
    }
    for (const std::vector<float>& row : rows) {
        if (row.empty() || row.size() != rows.front().size()) {
            fail(address, tr("The embedding service gave no vector, or one of another length, for a line"));
        }
        values.insert(values.end(), row.begin(), row.end());
    }
}

}  // namespace

std::vector<float> ask_embedding_service(const std::string& address, const std::string& model,
                                         const std::vector<std::string>& lines, const JobControl* job) {
    Service service(address, job);
    std::vector<float> values;
    for (std::size_t begin = 0; begin < lines.size(); begin += kBatch) {
        check_cancelled(job);
        const std::size_t end = std::min(begin + kBatch, lines.size());
        Json request = {
            {"input", std::vector<std::string>(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                               lines.begin() + static_cast<std::ptrdiff_t>(end))}};
        request["model"] = model;
        request["encoding_format"] = "float";
        read_answer(address, service.post(request.dump()), end - begin, values);
        if (values.size() % end != 0 || values.size() / end == 0) {
            fail(address, tr("The embedding service gave no vector, or one of another length, for a line"));
        }
    }
    return values;
}

}  // namespace diglot::cli
