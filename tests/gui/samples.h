// Invented states of every screen, for the gallery and the tests: names, numbers, faces, prints and
// eyes are drawn or made up.
#pragma once

#include "workflow/view/all.h"

namespace rekam::samples {

/// Drawn pictures (no person): a face on a background, a ridge pattern, a near infrared eye.
[[nodiscard]] QImage face(int variant, QRgb background);
[[nodiscard]] QImage print(int seed, double contrast, double cover);
[[nodiscard]] QImage eye(int seed, double lid, view::CircleView& pupil, view::CircleView& iris);
[[nodiscard]] QImage paper();
[[nodiscard]] QImage evidence();
[[nodiscard]] QImage qr();
[[nodiscard]] QVector<view::StrokeView> signature(double& aspect);

[[nodiscard]] view::ShellView shell(view::Screen screen);
[[nodiscard]] view::StepColumnView steps(view::Screen screen);

[[nodiscard]] view::LoginView login(view::LoginState state);
[[nodiscard]] view::LoginView loginNobodyChosen();
[[nodiscard]] view::HomeView home();
[[nodiscard]] view::HomeView homeEmpty();
[[nodiscard]] view::QueueView queue();
[[nodiscard]] view::QueueView queueNoMatch();
[[nodiscard]] view::ReadBackView readBack();
[[nodiscard]] view::DocumentsView documents();
[[nodiscard]] view::PhotoView photo(view::LivePhase phase);
[[nodiscard]] view::SignatureView signaturePage(bool empty);
[[nodiscard]] view::FingerprintsView fingerprints();
[[nodiscard]] view::FingerprintsView fingerprintsWaiting();
[[nodiscard]] view::IrisView iris();
[[nodiscard]] view::VerificationView verification();
[[nodiscard]] view::StatementView statement();
[[nodiscard]] view::SummaryView summary(view::ValidationState state);
[[nodiscard]] view::ReceiptView receipt();
[[nodiscard]] view::ReceiptView receiptUnsafe();
[[nodiscard]] view::SyncView sync();
[[nodiscard]] view::SyncView syncEmpty();
[[nodiscard]] view::DevicesView devices();
[[nodiscard]] view::SettingsView settings(const view::AppearanceView& now);
[[nodiscard]] view::CloseDayView closeDay();

[[nodiscard]] view::ExceptionView exception();
[[nodiscard]] view::ReasonPanelView postpone();
[[nodiscard]] view::CorrectionPanelView correction();
[[nodiscard]] view::ApprovalPanelView approval();
[[nodiscard]] view::FilePanelView files();
[[nodiscard]] view::FilePanelView stationFiles();
[[nodiscard]] view::ReasonPanelView officeFingerprint();
[[nodiscard]] view::ApprovalPanelView newPassphrase();
[[nodiscard]] view::TextPanelView help();
[[nodiscard]] view::ImportReportView importReport();

[[nodiscard]] view::StudentView student(view::StudentScene scene);

} // namespace rekam::samples
