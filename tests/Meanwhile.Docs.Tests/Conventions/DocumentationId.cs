using System.Reflection;

namespace Meanwhile.Docs.Tests.Conventions;

/// <summary>The names under which the compiler files documentation.</summary>
internal static class DocumentationId
{
    internal static string Of(MemberInfo member) =>
        member switch
        {
            Type type => $"T:{Definition(type)}",
            FieldInfo field => $"F:{Definition(field.DeclaringType!)}.{field.Name}",
            EventInfo raised => $"E:{Definition(raised.DeclaringType!)}.{raised.Name}",
            PropertyInfo property => $"P:{Definition(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
            ConstructorInfo constructor => $"M:{Definition(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
            MethodInfo method => $"M:{Definition(method.DeclaringType!)}.{method.Name}{Arity(method)}{Parameters(method.GetParameters())}{Conversion(method)}",
            _ => throw new ArgumentException($"{member} has no documentation of its own.", nameof(member)),
        };

    private static string Definition(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Conversion(MethodInfo method) =>
        method.Name is "op_Implicit" or "op_Explicit" ? $"~{Reference(method.ReturnType)}" : "";

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return $"{Reference(type.GetElementType()!)}@";
        }

        if (type.IsArray)
        {
            return $"{Reference(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.DeclaringMethod is null ? $"`{type.GenericParameterPosition}" : $"``{type.GenericParameterPosition}";
        }

        if (!type.IsGenericType)
        {
            return type.FullName!.Replace('+', '.');
        }

        // Each type of a nest is followed by its own arguments.
        var arguments = type.GetGenericArguments().Select(Reference).ToArray();
        var taken = 0;
        var parts = type.GetGenericTypeDefinition().FullName!.Split('+').Select(part =>
        {
            var tick = part.IndexOf('`', StringComparison.Ordinal);
            if (tick < 0)
            {
                return part;
            }

            var count = int.Parse(part.AsSpan(tick + 1));
            var own = arguments.Skip(taken).Take(count);
            taken += count;
            return $"{part[..tick]}{{{string.Join(',', own)}}}";
        });
        return string.Join('.', parts);
    }
}
