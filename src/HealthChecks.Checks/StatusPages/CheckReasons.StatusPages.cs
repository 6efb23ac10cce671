namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Status page: the vendor reports an incident.</summary>
    public const string VendorIncident = "vendor-incident";

    /// <summary>Status page: the vendor reports a major or critical outage.</summary>
    public const string VendorOutage = "vendor-outage";

    /// <summary>Status page: the vendor is at maintenance.</summary>
    public const string VendorMaintenance = "vendor-maintenance";

    /// <summary>Status page: the page does not list a component that the check is about.</summary>
    public const string ComponentUnknown = "component-unknown";

    /// <summary>Status page: what came is no status page of the expected kind.</summary>
    public const string PageUnreadable = "page-unreadable";
}
