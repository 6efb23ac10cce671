using System.Buffers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary><c>health run</c>: runs the checks of a subset in this process, which starts nothing else.</summary>
internal static class RunCommand
{
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
            return CommandConsole.Fail(exception.Message);
        }

        if (reporter is null)
            return CommandConsole.Fail("There is no health registry; call AddHealthRegistry<...>() before the host is built.");

        if (command.Help || command.Verb != "run")
            return command.Run(reporter.Registry, cancellationToken);
        if (reporter.Find(command.Subset!) is not { } subset)
            return command.RefuseSubset(reporter.Registry);

        var report = await subset.GetCompleteReportAsync(cancellationToken).ConfigureAwait(false);
        var output = new ArrayBufferWriter<byte>(1024);
        var detail = command.Verbose ? HealthDetail.Full : HealthDetail.Names;
        if (command.Json)
            JsonReportWriter.Write(output, report, detail);
        else
            TextReportWriter.Write(output, report, detail);

        var text = Encoding.UTF8.GetString(output.WrittenSpan);
        CommandConsole.Output.WriteLine(command.Json ? text : ReportLines.Of(text, command.Verbose).TrimEnd('\n'));
        return report.Passes ? 0 : 1;
    }
}
