namespace Meanwhile;

/// <summary>A piece of work in the queue of a <see cref="ThreadCrew"/>.</summary>
internal abstract class ThreadWork
{
    /// <summary>Its place in the queue, for the crew.</summary>
    internal LinkedListNode<ThreadWork>? Place { get; set; }

    /// <summary>Does it. Never throws: what the work throws is its outcome.</summary>
    /// <param name="plain">The context in which the thread was made, for work that brings none.</param>
    internal abstract void RunOnThread(ExecutionContext plain);

    /// <summary>Refuses a function whose value would have to be awaited: on a thread nobody does.</summary>
    /// <typeparam name="T">What the function gives.</typeparam>
    /// <param name="what">The method it was given to.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentException">It gives such a value.</exception>
    internal static void RequireValue<T>(string what, string parameter)
    {
        var type = typeof(T);
        if (
            type.IsAssignableTo(typeof(Task))
            || type.IsAssignableTo(typeof(IAwaitable))
            || type == typeof(ValueTask)
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        )
        {
            throw new ArgumentException(
                $"{what} runs plain functions on threads, and this one gives a {type.Name}, which nobody there would await. Await it on the loop, with Map or Gather for several.",
                parameter
            );
        }
    }
}
