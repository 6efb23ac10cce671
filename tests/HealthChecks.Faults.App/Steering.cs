using System.Diagnostics;
using System.Globalization;

namespace HealthChecks.Faults;

/// <summary>
/// Takes orders line by line on the standard input, from a thread of its own, and answers each with a line. When the input ends, so does
/// the process: nobody is left behind by a test that was killed.
/// </summary>
public sealed class Steering(Faults faults, IHealthReporter reporter, IServiceProvider services)
{
    public void Start(string address) => new Thread(() => Obey(address)) { IsBackground = true, Name = "Steering" }.UnsafeStart();

    private void Obey(string address)
    {
        // Whatever listens to a fault has to be there before.
        services.GetService<PoolFlood>();
        services.GetService<ConnectionPool>();
        services.GetService<DatabasePool>();

        Console.WriteLine(address);
        while (Console.ReadLine() is { } line)
        {
            try
            {
                Console.WriteLine(Obey(line.Split(' ')));
            }
            catch (Exception exception)
            {
                Console.WriteLine("failed: " + exception.Message);
            }
        }

        Process.GetCurrentProcess().Kill();
    }

    private string Obey(string[] order)
    {
        switch (order)
        {
            case ["on" or "off", var fault]:
                faults[fault].Switch(order[0] == "on");
                return "ok";
            case ["runs", var fault]:
                return Invariant($"{faults[fault].Runs} {faults[fault].MostInFlight}");
            case ["jump", var seconds]:
                services.GetRequiredService<JumpingClock>().Jump(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
                return "ok";
            case ["probe", var subset, var count, var width]:
                return Probes.AskAsync(reporter, subset, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(width, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
            case ["figures"]:
                return ProcessFigures.Take().ToString();
            default:
                throw new ArgumentException("There is no such order: " + string.Join(' ', order));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
