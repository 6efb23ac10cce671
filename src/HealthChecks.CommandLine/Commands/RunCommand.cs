using System.Buffers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary><c>health run</c>: runs the checks of a subset in this process, which starts nothing else.</summary>
internal static class RunCommand
{
    public const string NoRegistry = "There is no health registry; call AddHealthRegistry<...>() before the host is built.";

    public static async Task<int> RunAsync(IServiceProvider services, HealthCommand command, CancellationToken cancellationToken)
    {
        IHealthReporter? reporter;
        try
        {
            reporter = services.GetService<IHealthReporter>();
        }
        catch (InvalidOperationException exception)
        {
            // The registry contradicts itself, and the message says where.
            return CommandConsole.Fail(exception.Message, command);
        }

        if (reporter is null)
            return CommandConsole.Fail(NoRegistry, command);
        if (!command.Verb!.NeedsHost)
            return HealthCommands.Run(reporter.Registry, command, cancellationToken);
        if (reporter.Find(command.Subset!) is not { } subset)
            return CommandConsole.RefuseSubset(reporter.Registry, command);

        var report = await subset.GetCompleteReportAsync(cancellationToken).ConfigureAwait(false);
        var output = new ArrayBufferWriter<byte>(1024);
        var detail = command.Verbose ? HealthDetail.Full : HealthDetail.Names;
        if (command.Json || command.Nagios)
            JsonReportWriter.Write(output, report, detail);
        else
            TextReportWriter.Write(output, report, detail);

        if (command.Nagios)
            return WriteNagios(output.WrittenSpan, report.Passes);

        var text = Encoding.UTF8.GetString(output.WrittenSpan);
        CommandConsole.Output.WriteLine(command.Json ? text : ReportLines.Of(text, command.Verbose).TrimEnd('\n'));
        return report.Passes ? 0 : 1;
    }

    private static int WriteNagios(ReadOnlySpan<byte> json, bool passes)
    {
        var report = ReportDocument.Read(json)!;
        var exitCode = ProbeCall.NagiosCodeOf(passes, report.Status);
        CommandConsole.Output.WriteLine(NagiosLine.Of(exitCode, report));
        return exitCode;
    }
}
