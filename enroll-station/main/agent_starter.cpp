#include "main/agent_starter.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>

namespace rekam {

void connectAgentStart(workflow::StationCore& core)
{
    QObject::connect(&core, &workflow::StationCore::agentWanted, &core, [&core] {
        const QString home = QString::fromStdString(core.home().root.string());
        const QString log = QString::fromStdString(core.home().log().string());
        QProcess agent;
        agent.setProgram(
            QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("sync-agent")));
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(QStringLiteral("REKAM_HOME"), home);
        agent.setProcessEnvironment(surroundings);
        agent.setStandardInputFile(QProcess::nullDevice());
        if (QDir().mkpath(log)) {
            const QString file = QDir(log).filePath(QStringLiteral("sync-agent.out"));
            agent.setStandardOutputFile(file, QIODevice::Append);
            agent.setStandardErrorFile(file, QIODevice::Append);
        }
        // One that does not come up is told by its silence: StationCore::agentStart().
        (void)agent.startDetached();
    });
}

} // namespace rekam
