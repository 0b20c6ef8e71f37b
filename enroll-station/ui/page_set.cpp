#include "ui/page_set.h"

#include "ui/pages/desks/close_day_page.h"
#include "ui/pages/desks/home_page.h"
#include "ui/pages/desks/login_page.h"
#include "ui/pages/desks/office_pages.h"
#include "ui/pages/desks/queue_page.h"
#include "ui/pages/desks/sync_page.h"
#include "ui/pages/steps/documents_page.h"
#include "ui/pages/steps/fingerprints_page.h"
#include "ui/pages/steps/iris_page.h"
#include "ui/pages/steps/photo_page.h"
#include "ui/pages/steps/read_back_page.h"
#include "ui/pages/steps/receipt_page.h"
#include "ui/pages/steps/signature_page.h"
#include "ui/pages/steps/statement_page.h"
#include "ui/pages/steps/summary_page.h"
#include "ui/pages/steps/verification_page.h"

namespace rekam::ui {

PageSet::PageSet(const Kit& kit, QStackedWidget& stack, std::unique_ptr<PageSet> before)
    : m_kit(kit)
    , m_stack(stack)
{
    if (before != nullptr) {
        m_views = std::move(before->m_views);
    }
}

template <typename PageType, typename View>
void PageSet::draw()
{
    Page*& slot = m_pages[m_screen];
    if (slot == nullptr) {
        slot = new PageType(m_kit);
        slot->setRoom(m_room);
        m_stack.addWidget(slot);
        connect(slot, &Page::actionsChanged, this, [this, made = slot] {
            if (made == m_page) {
                Q_EMIT actionsChanged();
            }
        });
        connect(slot, &Page::scrolledOn, this, &PageSet::scrolledOn);
    }
    m_page = slot;
    static_cast<PageType*>(slot)->display(std::get<std::optional<View>>(m_views).value_or(View{}));
}

void PageSet::refresh()
{
    switch (m_screen) {
    case view::Screen::Login:
        draw<LoginPage, view::LoginView>();
        break;
    case view::Screen::Home:
        draw<HomePage, view::HomeView>();
        break;
    case view::Screen::Queue:
        draw<QueuePage, view::QueueView>();
        break;
    case view::Screen::ReadBack:
        draw<ReadBackPage, view::ReadBackView>();
        break;
    case view::Screen::Documents:
        draw<DocumentsPage, view::DocumentsView>();
        break;
    case view::Screen::Photo:
        draw<PhotoPage, view::PhotoView>();
        break;
    case view::Screen::Signature:
        draw<SignaturePage, view::SignatureView>();
        break;
    case view::Screen::Fingerprints:
        draw<FingerprintsPage, view::FingerprintsView>();
        break;
    case view::Screen::Iris:
        draw<IrisPage, view::IrisView>();
        break;
    case view::Screen::Verification:
        draw<VerificationPage, view::VerificationView>();
        break;
    case view::Screen::Statement:
        draw<StatementPage, view::StatementView>();
        break;
    case view::Screen::Summary:
        draw<SummaryPage, view::SummaryView>();
        break;
    case view::Screen::Receipt:
        draw<ReceiptPage, view::ReceiptView>();
        break;
    case view::Screen::Sync:
        draw<SyncPage, view::SyncView>();
        break;
    case view::Screen::Devices:
        draw<DevicesPage, view::DevicesView>();
        break;
    case view::Screen::Settings:
        draw<SettingsPage, view::SettingsView>();
        break;
    case view::Screen::CloseDay:
        draw<CloseDayPage, view::CloseDayView>();
        break;
    }
}

void PageSet::open(view::Screen screen)
{
    m_screen = screen;
    refresh();
    m_stack.setCurrentWidget(m_page);
}

void PageSet::setRoom(const Room& room)
{
    m_room = room;
    for (const auto& [screen, page] : m_pages) {
        page->setRoom(room);
    }
}

} // namespace rekam::ui
