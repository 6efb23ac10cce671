using System.Reflection;

namespace HealthChecks.Package.Tests;

/// <summary>Names types the way C# does, near enough to read.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static string Of(Type type, bool qualified = false)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";

        var name = type.Name.Split('`')[0];
        if (type is { IsNested: true, IsGenericParameter: false })
            name = Of(type.DeclaringType!) + "." + name;
        if (type.IsGenericType)
            name += $"<{string.Join(", ", type.GetGenericArguments().Select(static argument => Of(argument)))}>";
        return qualified ? type.Namespace + "." + name : name;
    }

    public static string Arguments(MethodInfo method) => method.IsGenericMethod
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name))}>"
        : "";
}
