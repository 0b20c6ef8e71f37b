#include "workflow/words/people.h"

#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow::words {

QString personName(std::span<const provision::OperatorCredential> people, std::string_view id)
{
    const auto found = std::ranges::find(people, id, &provision::OperatorCredential::id);
    return text(found == people.end() ? id : std::string_view(found->name));
}

} // namespace rekam::workflow::words
