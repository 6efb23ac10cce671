using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace HealthChecks;

/// <summary>
/// The file that says when the application last beat. <see cref="HeartbeatService"/> writes it and <see cref="HeartbeatFileHealthCheck"/>
/// reads it, in this process or in another one with the same settings; both find it by this.
/// </summary>
/// <remarks>
/// It says how long the machine had been up, so that setting the clock changes nothing; the clock counts only where that cannot be
/// compared: after a restart of the machine, on another one, and on systems other than Linux.
/// </remarks>
public sealed class HeartbeatFile
{
    private readonly TimeProvider _time;
    private readonly string _machine;
    private readonly string[] _paths;
    private readonly object _gate = new();
    private string? _written;

    /// <summary>The file that the configuration describes.</summary>
    /// <param name="configuration">The application's configuration: its section <c>HealthChecks</c> is read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A setting is none: the message names it and says what to use.</exception>
    public HeartbeatFile(IConfiguration configuration)
        : this(HeartbeatFileSettings.Read(configuration ?? throw new ArgumentNullException(nameof(configuration))))
    {
    }

    /// <summary>The file that code describes.</summary>
    /// <param name="options">Where it is, and how often it is written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A beat would be too old before the next one.</exception>
    public HeartbeatFile(HeartbeatFileOptions options)
        : this(options, Places.OfSystem, Machine.BootId, TimeProvider.System)
    {
    }

    internal HeartbeatFile(HeartbeatFileOptions options, IEnumerable<string> folders, string machine, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.MaxAgeSeconds < 2 * options.IntervalSeconds)
        {
            var beat = FormattableString.Invariant($"A heartbeat every {options.IntervalSeconds} seconds would be too old after {options.MaxAgeSeconds}");
            throw new InvalidOperationException($"{beat}: set HeartbeatMaxAgeSeconds to at least twice HeartbeatIntervalSeconds.");
        }

        _time = time;
        _machine = machine;
        _paths = options.Path is { } path
            ? [Path.GetFullPath(path)]
            : [.. folders.Select(static folder => Path.GetFullPath(Path.Combine(folder, Name))).Distinct()];
        Interval = TimeSpan.FromSeconds(options.IntervalSeconds);
        MaxAge = TimeSpan.FromSeconds(options.MaxAgeSeconds);
    }

    /// <summary>The time between two beats.</summary>
    public TimeSpan Interval { get; }

    /// <summary>The age from which on the last beat is too old.</summary>
    public TimeSpan MaxAge { get; }

    private static string Name => (Assembly.GetEntryAssembly()?.GetName().Name ?? "application") + ".heartbeat";

    /// <summary>Writes the file, in the first place that takes it.</summary>
    /// <returns>The path.</returns>
    /// <exception cref="IOException">No place takes it.</exception>
    internal string Write()
    {
        lock (_gate)
        {
            var content = HeartbeatStamp.Now(_machine, _time).ToString();
            var failures = new List<Exception>();

            // What took the last beat comes first, so that a place which never takes one is not tried each time.
            string[] paths = _written is null ? _paths : [_written, .. _paths.Where(path => path != _written)];
            foreach (var path in paths)
            {
                try
                {
                    AtomicFile.Write(path, content);
                    if (_written is not null && _written != path)
                        AtomicFile.Remove(_written);
                    return _written = path;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    failures.Add(exception);
                }
            }

            throw new IOException(
                "The heartbeat file can be written nowhere. Set HealthChecks:HeartbeatFile to a path that this process may write.",
                new AggregateException(failures));
        }
    }

    /// <summary>Removes the file: who has stopped is not alive for a while longer.</summary>
    internal void Remove()
    {
        lock (_gate)
        {
            if (_written is not null)
                AtomicFile.Remove(_written);
            _written = null;
        }
    }

    /// <summary>The age of the youngest beat in any of the places.</summary>
    internal HeartbeatFileReading Read()
    {
        TimeSpan? youngest = null;
        Exception? failure = null;
        foreach (var path in _paths)
        {
            try
            {
                if (HeartbeatStamp.Parse(File.ReadAllText(path))?.AgeOn(_machine, _time) is not { } age)
                    failure ??= new FormatException("The file holds no beat, or one that is yet to come.");
                else if (youngest is null || age < youngest)
                    youngest = age;
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                // In one of the next places, or in none.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failure ??= exception;
            }
        }

        return new HeartbeatFileReading(youngest, failure);
    }

    /// <summary>Whether the file could be written in any of the places.</summary>
    internal bool IsWritable() => Array.Exists(_paths, AtomicFile.CanWrite);

    /// <summary>Where the file can be that nobody gave a path.</summary>
    private static class Places
    {
        public static IEnumerable<string> OfSystem => OperatingSystem.IsWindows() ? [Path.GetTempPath()] : [Path.GetTempPath(), "/tmp", "/dev/shm"];
    }

    /// <summary>What is the same for all processes until the machine is restarted.</summary>
    private static class Machine
    {
        public static string BootId
        {
            get
            {
                try
                {
                    return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    return "";
                }
            }
        }
    }
}
