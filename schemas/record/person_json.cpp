#include "record/person_json.h"

#include "record/clean_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <span>

namespace rekam::record {

namespace {

using Json = nlohmann::json;

constexpr int kSchema = 1;
constexpr std::size_t kTextBytesMax = 1'000;

/// A plain text field of Person under its key.
struct TextField
{
    const char* key;
    std::string Person::*member;
};

constexpr std::array kTextFields = {
    TextField{"name", &Person::name},
    TextField{"birthPlace", &Person::birthPlace},
    TextField{"birthCertificate", &Person::birthCertificate},
    TextField{"mother", &Person::mother},
    TextField{"father", &Person::father},
    TextField{"ktpDuty", &Person::ktpDuty},
    TextField{"ktpElectronic", &Person::ktpElectronic},
    TextField{"residentStatus", &Person::residentStatus},
    TextField{"recordStatus", &Person::recordStatus},
    TextField{"school", &Person::school},
    TextField{"className", &Person::className},
};

struct AddressField
{
    const char* key;
    std::string Address::*member;
};

constexpr std::array kAddressFields = {
    AddressField{"street", &Address::street},
    AddressField{"rt", &Address::rt},
    AddressField{"rw", &Address::rw},
    AddressField{"hamlet", &Address::hamlet},
    AddressField{"villageCode", &Address::villageCode},
    AddressField{"village", &Address::village},
    AddressField{"district", &Address::district},
    AddressField{"regency", &Address::regency},
    AddressField{"province", &Address::province},
    AddressField{"postCode", &Address::postCode},
};

Error badField(const std::string& key)
{
    return {ErrorCode::InvalidInput, "person: bad or missing " + key};
}

template <typename Code>
void putCoded(Json& object, const char* key, const Coded<Code>& field)
{
    if (!field.code && field.text.empty()) {
        return;
    }
    Json& value = object[key];
    if (field.code) {
        value["code"] = static_cast<int>(*field.code);
    }
    value["text"] = field.text;
}

/// Collects the first error, so that the fields read as a list.
class Reader
{
public:
    explicit Reader(const Json& object)
        : m_object(object)
    {}

    std::string text(const char* key)
    {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            return {};
        }
        if (!found->is_string()) {
            fail(key);
            return {};
        }
        const auto& value = found->get_ref<const std::string&>();
        if (value.size() > kTextBytesMax || !cleanText(value).wellFormed) {
            fail(key);
            return {};
        }
        return value;
    }

    /// An integer of 1 to `maximum`; `required` ones must be there.
    std::optional<int> code(const char* key, int maximum)
    {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            return std::nullopt;
        }
        const bool fits = found->is_number_integer() && *found >= 1 && *found <= maximum;
        if (!fits) {
            fail(key);
            return std::nullopt;
        }
        return found->get<int>();
    }

    template <typename Code>
    Coded<Code> coded(const char* key, std::span<const CodeEntry> table)
    {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            return {};
        }
        if (!found->is_object()) {
            fail(key);
            return {};
        }
        Reader inner(*found);
        Coded<Code> field;
        field.text = inner.text("text");
        if (const auto value = inner.code("code", static_cast<int>(table.size()))) {
            field.code = static_cast<Code>(*value);
        }
        if (!inner.m_error.empty()) {
            fail(key);
        }
        return field;
    }

    void fail(const char* key)
    {
        if (m_error.empty()) {
            m_error = key;
        }
    }

    [[nodiscard]] const std::string& error() const { return m_error; }

private:
    const Json& m_object;
    std::string m_error;
};

void readFields(Reader& reader, Person& person)
{
    for (const TextField& field : kTextFields) {
        person.*field.member = reader.text(field.key);
    }
    const auto birth = parseIsoDate(reader.text("birthDate"));
    if (birth) {
        person.birthDate = *birth;
    } else {
        reader.fail("birthDate");
    }
    const auto sex = reader.code("sex", 2);
    const auto citizenship = reader.code("citizenship", 2);
    const auto recorded = reader.code("recordedBefore", 3);
    if (!sex) {
        reader.fail("sex");
    }
    person.sex = static_cast<Sex>(sex.value_or(1));
    person.citizenship = static_cast<Citizenship>(citizenship.value_or(1));
    person.recordedBefore = static_cast<RecordedBefore>(recorded.value_or(1));
    person.maritalStatus = reader.coded<MaritalStatus>("maritalStatus", maritalStatusCodes());
    person.bloodGroup = reader.coded<BloodGroup>("bloodGroup", bloodGroupCodes());
    person.familyRelation = reader.coded<FamilyRelation>("familyRelation", familyRelationCodes());
    person.religion = reader.coded<Religion>("religion", religionCodes());
    person.education = reader.coded<Education>("education", educationCodes());
    person.occupation = reader.coded<Occupation>("occupation", occupationCodes());
    person.disability = reader.coded<Disability>("disability", disabilityCodes());
}

} // namespace

std::string personToJson(const Person& person)
{
    Json object;
    object["schema"] = kSchema;
    object["nik"] = person.nik.digits();
    if (person.familyCard) {
        object["familyCard"] = person.familyCard->digits();
    }
    for (const TextField& field : kTextFields) {
        if (!(person.*field.member).empty()) {
            object[field.key] = person.*field.member;
        }
    }
    object["birthDate"] = isoDate(person.birthDate);
    object["sex"] = static_cast<int>(person.sex);
    object["citizenship"] = static_cast<int>(person.citizenship);
    object["recordedBefore"] = static_cast<int>(person.recordedBefore);
    putCoded(object, "maritalStatus", person.maritalStatus);
    putCoded(object, "bloodGroup", person.bloodGroup);
    putCoded(object, "familyRelation", person.familyRelation);
    putCoded(object, "religion", person.religion);
    putCoded(object, "education", person.education);
    putCoded(object, "occupation", person.occupation);
    putCoded(object, "disability", person.disability);
    for (const AddressField& field : kAddressFields) {
        if (!(person.address.*field.member).empty()) {
            object["address"][field.key] = person.address.*field.member;
        }
    }
    // Text that is not UTF-8 cannot come from the parsers; replacing beats throwing if it does.
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Person> personFromJson(std::string_view json)
{
    if (json.size() > kPersonJsonBytesMax) {
        return Error{ErrorCode::InvalidInput, "person: larger than its limit"};
    }
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object()) {
        return Error{ErrorCode::InvalidInput, "person: not a JSON object"};
    }
    const auto schema = object.find("schema");
    if (schema == object.end() || !schema->is_number_integer()) {
        return badField("schema");
    }
    if (*schema != kSchema) {
        return Error{ErrorCode::Unsupported, "person: schema of a later version"};
    }
    Reader reader(object);
    const auto nik = Nik::parse(reader.text("nik"));
    if (!nik) {
        return badField("nik");
    }
    Person person(nik.value());
    if (object.contains("familyCard")) {
        const auto number = NoKk::parse(reader.text("familyCard"));
        if (!number) {
            return badField("familyCard");
        }
        person.familyCard = number.value();
    }
    readFields(reader, person);
    if (const auto address = object.find("address"); address != object.end()) {
        if (!address->is_object()) {
            return badField("address");
        }
        Reader inner(*address);
        for (const AddressField& field : kAddressFields) {
            person.address.*field.member = inner.text(field.key);
        }
        if (!inner.error().empty()) {
            return badField("address." + inner.error());
        }
    }
    if (!reader.error().empty()) {
        return badField(reader.error());
    }
    return person;
}

} // namespace rekam::record
