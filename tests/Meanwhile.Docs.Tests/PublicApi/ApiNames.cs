using System.Reflection;

namespace Meanwhile.Docs.Tests.PublicApi;

/// <summary>Types as they are written in C#, with their nullability.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    internal static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    internal static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    internal static string Of(Type type) => Of(type, null);

    internal static string OfParameter(Type parameter)
    {
        var variance = (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
        {
            GenericParameterAttributes.Covariant => "out ",
            GenericParameterAttributes.Contravariant => "in ",
            _ => "",
        };
        var constraints = parameter.GetGenericParameterConstraints();
        return variance + parameter.Name + (constraints.Length == 0 ? "" : $" : {string.Join(" & ", constraints.Select(Of))}");
    }

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return $"ref {Of(type.GetElementType()!, nullability)}";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Of(underlying, null)}?";
        }

        var question = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{question}";
        }

        if (type.IsGenericParameter)
        {
            // Whether a type parameter may be null cannot be told from outside.
            return type.Name;
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + question;
        }

        var outer = type.DeclaringType is { } declaring && !type.IsGenericParameter ? $"{Unparameterized(declaring)}." : "";
        return outer + Named(type, nullability) + question;
    }

    private static string Unparameterized(Type declaring) =>
        declaring.IsGenericType ? $"{Bare(declaring.Name)}<{string.Join(", ", declaring.GetGenericArguments().Select(argument => argument.Name))}>" : declaring.Name;

    private static string Named(Type type, NullabilityInfo? nullability)
    {
        // The arguments of the outer type come first; they are written there.
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var arguments = type.GetGenericArguments()[inherited..];
        if (arguments.Length == 0)
        {
            return Bare(type.Name);
        }

        var states = nullability?.GenericTypeArguments is { Length: > 0 } given ? given : new NullabilityInfo?[type.GetGenericArguments().Length];
        var written = arguments.Select((argument, i) => type.IsGenericTypeDefinition ? OfParameter(argument) : Of(argument, states[inherited + i]));
        return type.GetGenericTypeDefinition().FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
            ? $"({string.Join(", ", written)})"
            : $"{Bare(type.Name)}<{string.Join(", ", written)}>";
    }

    private static string Bare(string name) => name.IndexOf('`', StringComparison.Ordinal) is var tick and > 0 ? name[..tick] : name;
}
