#include "records/open_store.h"

#include "joining/station_desk.h"
#include "passphrase_input.h"
#include "store/keys/key_slots.h"

namespace rekam::ctl {

Result<std::unique_ptr<OpenStore>> OpenStore::open(const Command& command)
{
    const auto person = command.value("--person");
    if (!person) {
        return Error{ErrorCode::Refused, "the store opens for a person: --person and "
                                         "--passphrase-file"};
    }
    auto passphrase = personPassphrase(command, "Frasa sandi " + *person);
    if (!passphrase) {
        return passphrase.error();
    }
    auto bundle = joining::currentBundle(command.files(), command.home());
    if (!bundle) {
        return bundle.error().code == ErrorCode::NotFound
                   ? Error{ErrorCode::NotFound, "this home has no station: rekamctl station import"}
                   : bundle.error();
    }
    std::unique_ptr<OpenStore> opened(new OpenStore());
    opened->m_bundle = std::move(bundle).value();
    auto policy = provision::openPolicy(opened->m_bundle.policy, opened->m_bundle.officeKey);
    if (!policy) {
        return policy.error();
    }
    opened->m_policy = policy.value();
    store::StoreOptions options;
    options.folder = command.home().store();
    options.files = &command.files();
    options.clock = &opened->m_clock;
    options.random = &opened->m_random;
    auto slots = store::KeySlots::load({options.folder, options.files, options.clock,
                                        options.random, policy.value().passphraseTries},
                                       store::DeviceSecret{});
    if (!slots) {
        return slots.error();
    }
    auto keys = slots.value().unlock(*person, asBytes(passphrase.value()));
    if (!keys) {
        return keys.error();
    }
    auto store = store::StationStore::open(options, slots.value(), keys.value());
    if (!store) {
        return store.error();
    }
    opened->m_store = std::move(store).value();
    if (Status acting = opened->m_store->setActor(*person); !acting) {
        return acting.error();
    }
    return opened;
}

} // namespace rekam::ctl
