using System.Text;

namespace HealthChecks;

/// <summary>Walks the folders in which Linux shows devices. A device can go at any moment; what cannot be read is not there.</summary>
internal static class DeviceFiles
{
    public static string[] Folders(string root, string path) => List(Path.Combine(root, path), "*", Directory.GetDirectories);

    public static string[] Files(string folder, string pattern) => List(folder, pattern, Directory.GetFiles);

    /// <summary>The text of a small file without the line's end; null when it cannot be read, or is empty.</summary>
    public static string? Text(string path)
    {
        Span<byte> buffer = stackalloc byte[128];
        var text = Encoding.UTF8.GetString(StatFile.Read(path, buffer)).Trim();
        return text.Length == 0 ? null : text;
    }

    private static string[] List(string folder, string pattern, Func<string, string, string[]> list)
    {
        try
        {
            return Directory.Exists(folder) ? list(folder, pattern) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
