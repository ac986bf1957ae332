using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Names what is awaited and is not of this library, from its types.</summary>
internal static class ForeignName
{
    /// <summary>"Task&lt;Int32&gt; of Download" for that of an async method, and "Task (DelayPromise)" for another kind of task.</summary>
    internal static string Of(Task task)
    {
        var type = task.GetType();
        var result = ResultOf(task);

        // What stands for nothing is no result: so tasks of methods without one are made of those with.
        var name = result is null || !result.IsVisible ? "Task" : $"Task<{Of(result)}>";
        if (MethodOf(task) is { } method)
        {
            return $"{name} of {method}";
        }

        return type.IsVisible || type.IsGenericType ? name : $"{name} ({type.Name})";
    }

    /// <summary>The type of a task's result, whatever it is awaited as; null if it has none.</summary>
    internal static Type? ResultOf(Task? task)
    {
        var type = task?.GetType();
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
        {
            type = type.BaseType;
        }

        return type?.GenericTypeArguments[0];
    }

    /// <summary>Whether it was made by ContinueWith.</summary>
    internal static bool IsContinuation(Task task) => task.GetType() is { IsVisible: false, Name: var name } && name.StartsWith("Continuation", StringComparison.Ordinal);

    /// <summary>The async method that a task or another source is of, or null.</summary>
    internal static string? MethodOf(object awaited) =>
        Array.Find(awaited.GetType().GenericTypeArguments, static argument => argument.IsAssignableTo(typeof(IAsyncStateMachine))) is { } method
            ? CoroutineName.Parse(method.Name)
            : null;

    /// <summary>What has that awaiter: "ValueTask&lt;Int32&gt;" for one of its own, else "an awaitable with Awaiter".</summary>
    internal static string OfAwaiter(Type awaiter, AwaiterKind kind)
    {
        if (kind == AwaiterKind.Custom)
        {
            return $"an awaitable with {Of(awaiter)}";
        }

        var of = kind == AwaiterKind.Task ? nameof(Task) : nameof(ValueTask);
        return awaiter.IsGenericType ? $"{of}<{Of(awaiter.GenericTypeArguments[0])}>" : of;
    }

    /// <summary>The name of a type as in C#: "Dictionary&lt;String, Int32&gt;".</summary>
    internal static string Of(Type type)
    {
        var name = type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{Plain(outer)}.{Plain(type)}" : Plain(type);
        return type.IsGenericType ? $"{name}<{string.Join(", ", Array.ConvertAll(type.GenericTypeArguments, Of))}>" : name;
    }

    private static string Plain(Type type) => type.Name.IndexOf('`', StringComparison.Ordinal) is var mark and > 0 ? type.Name[..mark] : type.Name;
}
