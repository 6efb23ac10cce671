using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A sign for each status, that is told from the others by its shape.</summary>
internal static class PageIcons
{
    public static ReadOnlySpan<byte> Of(HealthStatus? status) => status switch
    {
        null => "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><circle cx=\"10\" cy=\"10\" r=\"8\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"3.2 3.1\"/></svg>"u8,
        HealthStatus.Healthy => "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><circle cx=\"10\" cy=\"10\" r=\"9\" fill=\"currentColor\"/><path class=\"k\" d=\"M5.8 10.4l2.9 2.9 5.6-6\"/></svg>"u8,
        HealthStatus.Degraded => "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"M10 1.6 19 17.6H1z\" fill=\"currentColor\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-linejoin=\"round\"/><path class=\"k\" d=\"M10 7v4.6M10 14.4v.3\"/></svg>"u8,
        _ => "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z\" fill=\"currentColor\"/><path class=\"k\" d=\"M6.7 6.7l6.6 6.6M13.3 6.7l-6.6 6.6\"/></svg>"u8,
    };

    /// <summary>The page's own icon, in the tab of the browser.</summary>
    public static ReadOnlySpan<byte> Favicon(HealthStatus? status) => status switch
    {
        null => "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E%3Ccircle cx='10' cy='10' r='8' fill='none' stroke='%23728096' stroke-width='3' stroke-dasharray='3.2 3.1'/%3E%3C/svg%3E"u8,
        HealthStatus.Healthy => "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E%3Ccircle cx='10' cy='10' r='9' fill='%231a8f55'/%3E%3Cpath d='M5.8 10.4l2.9 2.9 5.6-6' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E"u8,
        HealthStatus.Degraded => "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E%3Cpath d='M10 1.6 19 17.6H1z' fill='%23c47d00'/%3E%3Cpath d='M10 7v5M10 14v1' stroke='white' stroke-width='2'/%3E%3C/svg%3E"u8,
        _ => "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E%3Cpath d='M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z' fill='%23c4312b'/%3E%3Cpath d='M6.7 6.7l6.6 6.6M13.3 6.7l-6.6 6.6' stroke='white' stroke-width='2'/%3E%3C/svg%3E"u8,
    };
}
