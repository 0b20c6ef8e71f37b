// rekamctl: the command line of the kit.
#include "families.h"

#include <array>
#include <clocale>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

int main(int count, char** values)
{
    const std::array families = {
        rekam::ctl::officeVerbs(), rekam::ctl::stationVerbs(),  rekam::ctl::operatorVerbs(),
        rekam::ctl::policyVerbs(), rekam::ctl::rosterVerbs(),   rekam::ctl::packetVerbs(),
        rekam::ctl::spoolVerbs(),  rekam::ctl::storeVerbs(),    rekam::ctl::syncVerbs(),
        rekam::ctl::fingerVerbs(), rekam::ctl::faceIrisVerbs(), rekam::ctl::wsqVerbs(),
        rekam::ctl::an2Verbs(),    rekam::ctl::isoVerbs(),      rekam::ctl::demoVerbs(),
    };
    try {
        const std::vector<std::string_view> arguments(values + 1, values + count);
        return rekam::ctl::dispatch(families, arguments);
    } catch (const std::exception& failure) { // out of memory, or a path that is no text
        std::cerr << "rekamctl: gagal: " << failure.what() << '\n';
        return static_cast<int>(rekam::ctl::Exit::Failed);
    }
}
