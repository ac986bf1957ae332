using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile.Docs.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: a line for each type and, indented below it, for each member.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    internal static string Of(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in PublicTypes(assembly).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            lines.Add(Header(type));
            lines.AddRange(Members(type).Select(Line).Order(StringComparer.Ordinal).Select(line => $"    {line}"));
            lines.Add("");
        }

        return string.Join('\n', lines);
    }

    internal static IEnumerable<Type> PublicTypes(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => !IsGenerated(type) && (type.DeclaringType is not { } outer || !IsGenerated(outer)));

    /// <summary>Members that code outside the assembly can name. Accessors are shown with their property or event.</summary>
    internal static IEnumerable<MemberInfo> Members(Type type)
    {
        // The members of a delegate are those of every delegate.
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [];
        }

        return type.GetMembers(Declared).Where(member => member is not Type && !IsGenerated(member) && IsVisible(member));
    }

    private static bool IsGenerated(MemberInfo member) => member.Name.StartsWith('<') || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && member is not MethodBase;

    private static bool IsVisible(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => IsSeen(property.GetMethod) || IsSeen(property.SetMethod),
            EventInfo raised => IsSeen(raised.AddMethod),
            FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
            MethodInfo method => IsSeen(method) && !IsAccessor(method),
            MethodBase constructor => IsSeen(constructor),
            _ => false,
        };

    private static bool IsSeen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    // The static get_ methods of an extension block stand for its properties, of which there is no other trace.
    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName
        && (method.DeclaringType!.GetProperties(Declared).Any(property => property.GetAccessors(nonPublic: true).Contains(method))
            || method.DeclaringType.GetEvents(Declared).Any(raised => raised.AddMethod == method || raised.RemoveMethod == method));

    private static string Header(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? (type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly struct" : "struct")
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var interfaces = type.GetInterfaces().Where(face => face.IsPublic && !(type.BaseType?.GetInterfaces().Contains(face) ?? false));
        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases.Add(ApiNames.Of(parent));
        }

        if (!type.IsEnum)
        {
            bases.AddRange(interfaces.Select(ApiNames.Of).Order(StringComparer.Ordinal));
        }

        return $"{kind} {ApiNames.Of(type)}{(bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}")}";
    }

    private static string Line(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor => $"{Level(constructor)}new({Parameters(constructor)})",
            MethodInfo method => $"{Modifiers(method)}{ApiNames.Of(method.ReturnParameter)} {method.Name}{Arguments(method)}({(IsThis(method) ? "this " : "")}{Parameters(method)})",
            PropertyInfo property => $"{Modifiers((property.GetMethod ?? property.SetMethod)!)}{ApiNames.Of(property)} {property.Name}{Accessors(property)}",
            EventInfo raised => $"event {ApiNames.Of(raised.EventHandlerType!)} {raised.Name}",
            FieldInfo { IsLiteral: true } field => $"const {ApiNames.Of(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
            FieldInfo field => $"{(field.IsStatic ? "static " : "")}{ApiNames.Of(field.FieldType)} {field.Name}",
            _ => member.ToString()!,
        };

    private static string Level(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var overrides = method.GetBaseDefinition() != method;
        return Level(method)
            + (method.IsStatic ? "static " : "")
            + (method.DeclaringType!.IsInterface ? ""
                : overrides ? (method.IsFinal ? "sealed override " : "override ")
                : method.IsAbstract ? "abstract "
                : method is { IsVirtual: true, IsFinal: false } ? "virtual "
                : "");
    }

    private static bool IsThis(MethodInfo method) => method.IsDefined(typeof(ExtensionAttribute), inherit: false);

    private static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(ApiNames.OfParameter))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Prefix(parameter)}{ApiNames.Of(parameter)} {parameter.Name}{Default(parameter)}"));

    private static string Prefix(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params "
        : parameter.IsOut ? "out "
        : "";

    private static string Default(ParameterInfo parameter) =>
        !parameter.HasDefaultValue ? ""
        : parameter.DefaultValue switch
        {
            null => parameter.ParameterType.IsValueType ? " = default" : " = null",
            string text => $" = \"{text}\"",
            bool flag => flag ? " = true" : " = false",
            var value => $" = {value}",
        };

    private static string Accessors(PropertyInfo property)
    {
        var get = IsSeen(property.GetMethod) ? "get; " : "";
        var set = !IsSeen(property.SetMethod) ? ""
            : IsInit(property) ? "init; "
            : $"{Level(property.SetMethod!)}set; ";
        return $" {{ {get}{set}}}";
    }

    internal static bool IsInit(PropertyInfo property) => property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
