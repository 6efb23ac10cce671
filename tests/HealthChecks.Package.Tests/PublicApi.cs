using System.Globalization;
using System.Reflection;
using System.Text;

namespace HealthChecks.Package.Tests;

/// <summary>Writes the public API of an assembly as text, a line for each member.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(TypeNames.Of(type, qualified: true)).Append(Bases(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";
        if (type.IsValueType)
            return "struct";
        return type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum)
            return "";
        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Add(TypeNames.Of(parent));
        bases.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(static each => each.IsPublic).Select(static each => TypeNames.Of(each)).Order(StringComparer.Ordinal));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");

        return type.GetMembers(Declared).Select(static member => member switch
        {
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"new({Parameters(constructor)})",
            MethodInfo method when IsVisible(method) && !method.IsSpecialName && !IsCompilerMade(method) =>
                $"{Modifiers(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{TypeNames.Arguments(method)}({Parameters(method)})",
            PropertyInfo property when Accessors(property).Any(IsVisible) => Property(property),
            FieldInfo field when field.IsPublic => Field(field),
            EventInfo { AddMethod.IsPublic: true } @event => $"event {TypeNames.Of(@event.EventHandlerType!)} {@event.Name}",
            _ => null,
        }).OfType<string>();
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) => property.GetAccessors(nonPublic: true);

    private static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(static each => TypeNames.Of(each.ParameterType) + " " + each.Name))}]";
        var init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(static each => each.Name == "IsExternalInit") == true;
        var set = property.SetMethod is { } setter && IsVisible(setter) ? init ? " init;" : " set;" : "";
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        return $"{Modifiers(Accessors(property).First())}{TypeNames.Of(property.PropertyType)} {name} {{{get}{set} }}";
    }

    private static string Field(FieldInfo field)
    {
        var constant = field.IsLiteral ? " = " + (field.GetRawConstantValue() is string text ? $"\"{text}\"" : Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)) : "";
        return $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{TypeNames.Of(field.FieldType)} {field.Name}{constant}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler adds to every record says nothing.
    private static bool IsCompilerMade(MethodInfo method) =>
        method.Name.Contains('<', StringComparison.Ordinal)
        || method.Name is "PrintMembers" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct";

    private static string Modifiers(MethodBase method) =>
        (method.IsStatic ? "static " : "") + (method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "") + (method.IsPublic ? "" : "protected ");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
        TypeNames.Of(parameter.ParameterType) + " " + parameter.Name + (parameter.HasDefaultValue ? " = " + Default(parameter) : "")));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
