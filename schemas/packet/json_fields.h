// How the JSON documents of a packet are read: every field checked, the first wrong one named.
#pragma once

#include "base/anatomy.h"
#include "base/clock.h"
#include "base/json_depth.h"
#include "base/result.h"
#include "packet/record_document.h"
#include "record/enrolment.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace rekam::packet {

inline constexpr std::size_t kTextBytesMax = 256;

/// Reads fields of one object and remembers the first that is wrong. Borrows the object.
class Fields
{
public:
    Fields(const nlohmann::json& object, std::string where)
        : m_object(object)
        , m_where(std::move(where))
    {
        if (!object.is_object()) {
            fail("");
        }
    }

    [[nodiscard]] bool has(const char* name) const
    {
        return m_object.is_object() && m_object.contains(name);
    }

    std::string text(const char* name, std::size_t limit = kTextBytesMax)
    {
        if (!has(name) || !m_object[name].is_string()) {
            fail(name);
            return {};
        }
        auto value = m_object[name].get<std::string>();
        if (value.size() > limit) {
            fail(name);
        }
        return value;
    }

    std::int64_t number(const char* name, std::int64_t low, std::int64_t high)
    {
        if (!has(name) || !m_object[name].is_number_integer()) {
            fail(name);
            return low;
        }
        const auto value = m_object[name].get<std::int64_t>();
        if (value < low || value > high) {
            fail(name);
            return low;
        }
        return value;
    }

    double real(const char* name)
    {
        if (!has(name) || !m_object[name].is_number()) {
            fail(name);
            return 0;
        }
        return m_object[name].get<double>();
    }

    bool flag(const char* name)
    {
        if (!has(name) || !m_object[name].is_boolean()) {
            fail(name);
            return false;
        }
        return m_object[name].get<bool>();
    }

    WallTime time(const char* name)
    {
        constexpr std::int64_t kYear9999 = 253402300799999;
        return WallTime(std::chrono::milliseconds(number(name, 0, kYear9999)));
    }

    FingerPosition finger()
    {
        return has("finger") ? static_cast<FingerPosition>(number("finger", 1, 15))
                             : FingerPosition::Unknown;
    }

    Eye eye() { return has("eye") ? static_cast<Eye>(number("eye", 1, 2)) : Eye::Unknown; }

    record::Modality modality()
    {
        const auto value = record::parseModality(text("modality"));
        if (!value) {
            fail("modality");
        }
        return value.value_or(record::Modality::Photo);
    }

    void fail(const char* name)
    {
        if (m_wrong.empty()) {
            m_wrong = "record.json: " + m_where + name;
        }
    }

    /// Empty while everything was right.
    [[nodiscard]] const std::string& wrong() const { return m_wrong; }

private:
    const nlohmann::json& m_object;
    std::string m_where;
    std::string m_wrong;
};

/// What a document of a packet (its first part, record.json) must be before its fields are read.
/// @return its object; Unsupported if it is of another schema, else InvalidInput.
[[nodiscard]] inline Result<nlohmann::json> documentOfSchema(std::string_view text, int schema)
{
    if (text.size() > kRecordDocumentBytesMax) {
        return Error{ErrorCode::InvalidInput, "record.json: too long"};
    }
    if (nestsDeeper(text)) {
        return Error{ErrorCode::InvalidInput, "record.json: nests too deep"};
    }
    nlohmann::json root = nlohmann::json::parse(text, nullptr, false);
    Fields fields(root, "");
    if (!fields.wrong().empty()) {
        return Error{ErrorCode::InvalidInput, "record.json: not an object"};
    }
    const auto written = fields.number("schema", 1, 1'000'000);
    if (!fields.wrong().empty() || written != schema) {
        return Error{fields.wrong().empty() ? ErrorCode::Unsupported : ErrorCode::InvalidInput,
                     "record.json: schema"};
    }
    return root;
}

} // namespace rekam::packet
