#include "provision/fields.h"

#include "base/json_depth.h"
#include "record/clean_text.h"

#include <algorithm>

namespace rekam::provision {

namespace {

constexpr int kSchema = 1;
constexpr std::int64_t kTimeMax = 253'402'300'799'999; // end of 9999

bool isPlainText(std::string_view text)
{
    const auto clean = record::cleanText(text);
    return clean.wellFormed && clean.text == text;
}

} // namespace

std::string dump(const Json& object)
{
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::int64_t unixMs(WallTime time)
{
    return time.time_since_epoch().count();
}

Result<Fields> Fields::parse(std::string_view what, std::string_view json)
{
    Fields fields(what);
    if (nestsDeeper(json)) {
        return Error{ErrorCode::InvalidInput, std::string(what) + ": nests too deep"};
    }
    fields.m_object = Json::parse(json, nullptr, false);
    if (!fields.m_object.is_object()) {
        return Error{ErrorCode::InvalidInput, std::string(what) + ": not a JSON object"};
    }
    const Json* schema = fields.find("schema");
    if (schema == nullptr || !schema->is_number_integer()) {
        fields.fail("schema");
        return fields.error();
    }
    if (*schema != kSchema) {
        return Error{ErrorCode::Unsupported, std::string(what) + ": schema of another version"};
    }
    return fields;
}

Fields Fields::of(std::string_view what, const Json& object)
{
    Fields fields(what);
    if (object.is_object()) {
        fields.m_object = object;
    } else {
        fields.fail("object");
    }
    return fields;
}

const Json* Fields::find(const char* key)
{
    const auto found = m_object.find(key);
    return found == m_object.end() ? nullptr : &*found;
}

std::string Fields::text(const char* key, std::size_t bytesMin, std::size_t bytesMax)
{
    const Json* value = find(key);
    if (value == nullptr || !value->is_string()) {
        fail(key);
        return {};
    }
    const auto& text = value->get_ref<const std::string&>();
    if (text.size() < bytesMin || text.size() > bytesMax || !isPlainText(text)) {
        fail(key);
        return {};
    }
    return text;
}

std::string Fields::textIfThere(const char* key, std::size_t bytesMax)
{
    return find(key) == nullptr ? std::string() : text(key, 0, bytesMax);
}

std::int64_t Fields::integer(const char* key, std::int64_t minimum, std::int64_t maximum)
{
    const Json* value = find(key);
    const bool fits =
        value != nullptr && value->is_number_integer() && *value >= minimum && *value <= maximum;
    if (!fits) {
        fail(key);
        return minimum;
    }
    return value->get<std::int64_t>();
}

WallTime Fields::time(const char* key)
{
    return WallTime(std::chrono::milliseconds(integer(key, 0, kTimeMax)));
}

Bytes Fields::blob(const char* key, std::size_t bytesMin, std::size_t bytesMax)
{
    const Json* value = find(key);
    if (value == nullptr || !value->is_string()) {
        fail(key);
        return {};
    }
    const auto& text = value->get_ref<const std::string&>();
    auto bytes = text.size() > bytesMax / 3 * 4 + 4 ? std::nullopt : fromBase64(text);
    if (!bytes || bytes->size() < bytesMin || bytes->size() > bytesMax) {
        fail(key);
        return {};
    }
    return std::move(*bytes);
}

template <std::size_t size>
ByteArray<size> Fields::fixed(const char* key)
{
    ByteArray<size> array{};
    const Json* value = find(key);
    if (value == nullptr || !value->is_string()) {
        fail(key);
        return array;
    }
    const auto bytes = fromHex(value->get_ref<const std::string&>());
    if (!bytes || bytes->size() != size) {
        fail(key);
        return array;
    }
    std::ranges::copy(*bytes, array.begin());
    return array;
}

ByteArray<16> fixed16(Fields& fields, const char* key)
{
    return fields.fixed<16>(key);
}

ByteArray<32> fixed32(Fields& fields, const char* key)
{
    return fields.fixed<32>(key);
}

crypto::SigningPublicKey Fields::signingKey(const char* key)
{
    return {fixed<crypto::kKeyBytes>(key)};
}

crypto::BoxPublicKey Fields::boxKey(const char* key)
{
    return {fixed<crypto::kKeyBytes>(key)};
}

std::vector<Json> Fields::list(const char* key, std::size_t countMax)
{
    const Json* value = find(key);
    if (value == nullptr || !value->is_array() || value->size() > countMax) {
        fail(key);
        return {};
    }
    return {value->begin(), value->end()};
}

Fields Fields::object(const char* key)
{
    const Json* value = find(key);
    return of(m_what, value == nullptr ? Json() : *value);
}

void Fields::fail(std::string_view key)
{
    if (m_failed.empty()) {
        m_failed = key;
    }
}

void Fields::adopt(const Fields& inner, std::string_view key)
{
    if (!inner.ok()) {
        fail(std::string(key) + '.' + inner.m_failed);
    }
}

Error Fields::error() const
{
    REKAM_CHECK(!ok());
    return {ErrorCode::InvalidInput, m_what + ": bad or missing " + m_failed};
}

bool isCode(std::string_view text, std::size_t lengthMax)
{
    const auto isAllowed = [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
               letter == '-';
    };
    return !text.empty() && text.size() <= lengthMax && !text.starts_with('-') &&
           !text.ends_with('-') && std::ranges::all_of(text, isAllowed);
}

bool isRegionCode(std::string_view text)
{
    const auto isDigit = [](char letter) {
        return letter >= '0' && letter <= '9';
    };
    const bool province = text.size() == 2 && std::ranges::all_of(text, isDigit);
    const bool regency = text.size() == 5 && text[2] == '.' && isDigit(text[0]) &&
                         isDigit(text[1]) && isDigit(text[3]) && isDigit(text[4]);
    return province || regency;
}

} // namespace rekam::provision
