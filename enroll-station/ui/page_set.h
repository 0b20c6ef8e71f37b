// The pages of the window: built when first opened, each with the last state it was given.
#pragma once

#include "ui/pages/page.h"

#include <QStackedWidget>

#include <map>
#include <memory>
#include <tuple>

namespace rekam::ui {

class PageSet : public QObject
{
    Q_OBJECT

public:
    /// Takes the states over from `before` (after a change of size or language); pages live in
    /// `stack`.
    PageSet(const Kit& kit, QStackedWidget& stack, std::unique_ptr<PageSet> before);

    template <typename View>
    void store(const View& view)
    {
        std::get<std::optional<View>>(m_views) = view;
        if (screenOf<View>() == m_screen && m_page != nullptr) {
            refresh();
        }
    }

    void open(view::Screen screen);
    void setRoom(const Room& room);

    [[nodiscard]] Page* page() const { return m_page; }

Q_SIGNALS:
    void actionsChanged();
    void scrolledOn();

private:
    using Views =
        std::tuple<std::optional<view::LoginView>, std::optional<view::HomeView>,
                   std::optional<view::QueueView>, std::optional<view::ReadBackView>,
                   std::optional<view::DocumentsView>, std::optional<view::PhotoView>,
                   std::optional<view::SignatureView>, std::optional<view::FingerprintsView>,
                   std::optional<view::IrisView>, std::optional<view::VerificationView>,
                   std::optional<view::StatementView>, std::optional<view::SummaryView>,
                   std::optional<view::ReceiptView>, std::optional<view::SyncView>,
                   std::optional<view::DevicesView>, std::optional<view::SettingsView>,
                   std::optional<view::CloseDayView>>;

    template <typename View>
    [[nodiscard]] static constexpr view::Screen screenOf();

    template <typename PageType, typename View>
    void draw();

    /// Builds the page of the open screen if there is none, and draws its state.
    void refresh();

    Kit m_kit;
    QStackedWidget& m_stack;
    Views m_views;
    std::map<view::Screen, Page*> m_pages;
    Page* m_page = nullptr;
    view::Screen m_screen = view::Screen::Login;
    Room m_room;
};

template <typename View>
constexpr view::Screen PageSet::screenOf()
{
    using view::Screen;
    if constexpr (std::is_same_v<View, view::LoginView>) {
        return Screen::Login;
    } else if constexpr (std::is_same_v<View, view::HomeView>) {
        return Screen::Home;
    } else if constexpr (std::is_same_v<View, view::QueueView>) {
        return Screen::Queue;
    } else if constexpr (std::is_same_v<View, view::ReadBackView>) {
        return Screen::ReadBack;
    } else if constexpr (std::is_same_v<View, view::DocumentsView>) {
        return Screen::Documents;
    } else if constexpr (std::is_same_v<View, view::PhotoView>) {
        return Screen::Photo;
    } else if constexpr (std::is_same_v<View, view::SignatureView>) {
        return Screen::Signature;
    } else if constexpr (std::is_same_v<View, view::FingerprintsView>) {
        return Screen::Fingerprints;
    } else if constexpr (std::is_same_v<View, view::IrisView>) {
        return Screen::Iris;
    } else if constexpr (std::is_same_v<View, view::VerificationView>) {
        return Screen::Verification;
    } else if constexpr (std::is_same_v<View, view::StatementView>) {
        return Screen::Statement;
    } else if constexpr (std::is_same_v<View, view::SummaryView>) {
        return Screen::Summary;
    } else if constexpr (std::is_same_v<View, view::ReceiptView>) {
        return Screen::Receipt;
    } else if constexpr (std::is_same_v<View, view::SyncView>) {
        return Screen::Sync;
    } else if constexpr (std::is_same_v<View, view::DevicesView>) {
        return Screen::Devices;
    } else if constexpr (std::is_same_v<View, view::SettingsView>) {
        return Screen::Settings;
    } else {
        static_assert(std::is_same_v<View, view::CloseDayView>);
        return Screen::CloseDay;
    }
}

} // namespace rekam::ui
