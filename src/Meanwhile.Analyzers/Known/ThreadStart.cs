using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>Knows the methods that run a function on another thread, where no event loop runs.</summary>
internal static class ThreadStart
{
    /// <summary>What a message calls the method or constructor, or null if it starts nothing on another thread.</summary>
    internal static string? NameOf(IMethodSymbol? method)
    {
        var type = method?.ContainingType;
        return (type?.Name, method?.Name) switch
        {
            ("Task", "Run") when IsOfTasks(type) => "Task.Run",
            ("Task", "ContinueWith") when IsOfTasks(type) => "ContinueWith",
            ("Task", ".ctor") when IsOfTasks(type) => "new Task",
            ("TaskFactory", "StartNew") when IsOfTasks(type) => "StartNew",
            ("TaskFactory", "ContinueWhenAll" or "ContinueWhenAny") when IsOfTasks(type) => method!.Name,
            ("Parallel", "For" or "ForAsync" or "ForEach" or "ForEachAsync" or "Invoke") when IsOfTasks(type) => $"Parallel.{method!.Name}",
            ("ThreadPool", "QueueUserWorkItem" or "UnsafeQueueUserWorkItem") when IsOfThreading(type) => $"ThreadPool.{method!.Name}",
            ("Thread" or "Timer", ".ctor") when IsOfThreading(type) => type!.Name,
            ("Async", "ToThread" or "ParallelMap") when MeanwhileTypes.IsNamed(type, "Async") => method!.Name,
            ("EventLoop", "RunInExecutor") when MeanwhileTypes.IsNamed(type, "EventLoop") => "RunInExecutor",
            _ => null,
        };
    }

    /// <summary>The same of a call or of the making of an object.</summary>
    internal static string? NameOf(IOperation start) => start switch
    {
        IInvocationOperation call => NameOf(call.TargetMethod),
        IObjectCreationOperation creation => NameOf(creation.Constructor),
        _ => null,
    };

    /// <summary>The functions that it is given, as they are written.</summary>
    internal static IEnumerable<IOperation> FunctionsOf(IOperation start) =>
        ArgumentsOf(start)
            .SelectMany(static argument => argument.Value is IArrayCreationOperation { IsImplicit: true, Initializer: { } all } ? all.ElementValues : [argument.Value])
            .Where(static value => value.Type?.TypeKind == TypeKind.Delegate)
            .SelectMany(Expressions.Choices);

    /// <summary>Whether what it starts runs for many items, so that <c>Map</c> is what does the same on a loop.</summary>
    internal static bool IsForMany(string name) => name is "ParallelMap" || name.StartsWith("Parallel.", StringComparison.Ordinal);

    /// <summary>Whether what it starts can run on no loop: the call names no scheduler that may be that of a loop.</summary>
    internal static bool IsOffLoopForCertain(IOperation start)
    {
        var factory = (start as IInvocationOperation)?.Instance;
        return ArgumentsOf(start).All(IsWithoutScheduler)
            && (!DotnetTypes.Is(factory?.Type, "System.Threading.Tasks", "TaskFactory") || IsDefaultFactory(factory));
    }

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation start) => start switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    // A continuation may be told to run wherever its task ends, which may be a loop.
    private static bool IsWithoutScheduler(IArgumentOperation argument)
    {
        var value = argument.Value;
        return value.Type?.Name switch
        {
            "TaskScheduler" => value is IPropertyReferenceOperation { Property.Name: "Default" },
            "TaskContinuationOptions" => false,
            "ParallelOptions" => value is IObjectCreationOperation
                && !value.Descendants().Any(static part => part is IPropertyReferenceOperation { Property.Name: "TaskScheduler" }),
            _ => true,
        };
    }

    private static bool IsDefaultFactory(IOperation? factory) =>
        factory is IPropertyReferenceOperation { Property: { Name: "Factory", ContainingType: var type } } && IsOfTasks(type);

    private static bool IsOfTasks(ITypeSymbol? type) => DotnetTypes.IsIn(type, "System.Threading.Tasks");

    private static bool IsOfThreading(ITypeSymbol? type) => DotnetTypes.IsIn(type, "System.Threading");
}
