namespace Meanwhile;

/// <summary>Several failures at once, none of them lost: what a task group throws. As Python's <c>ExceptionGroup</c>.</summary>
public class ExceptionGroup : AggregateException
{
    /// <summary>Makes a group.</summary>
    /// <param name="message">What they have in common.</param>
    /// <param name="exceptions">The failures, in the order in which they happened; one at least.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no exception, or a null among them.</exception>
    public ExceptionGroup(string message, IEnumerable<Exception> exceptions)
        : base(message, Checked(exceptions))
    {
        Summary = message;
    }

    /// <summary>The message of the group alone, without those of the failures.</summary>
    public string Summary { get; }

    /// <summary>Whether a failure of that type is among them, at any depth.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    public bool Contains<TException>()
        where TException : Exception => Leaves().Any(static failure => failure is TException);

    /// <summary>Parts the failures by type, at any depth, as <c>except*</c> does. Groups inside keep their shape.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <returns>A group of those of the type and one of the rest; null where there is none.</returns>
    public (ExceptionGroup? Matched, ExceptionGroup? Others) Split<TException>()
        where TException : Exception
    {
        var matched = new List<Exception>();
        var rest = new List<Exception>();
        foreach (var failure in InnerExceptions)
        {
            if (failure is TException)
            {
                matched.Add(failure);
            }
            else if (failure is ExceptionGroup inner)
            {
                var (match, other) = inner.Split<TException>();
                Add(matched, match);
                Add(rest, other);
            }
            else
            {
                rest.Add(failure);
            }
        }

        return (GroupOf(matched), GroupOf(rest));

        static void Add(List<Exception> list, ExceptionGroup? part)
        {
            if (part is not null)
            {
                list.Add(part);
            }
        }

        ExceptionGroup? GroupOf(List<Exception> part) => part.Count == 0 ? null : new ExceptionGroup(Summary, part);
    }

    private IEnumerable<Exception> Leaves() =>
        InnerExceptions.SelectMany(static failure => failure is ExceptionGroup inner ? inner.Leaves() : [failure]);

    private static Exception[] Checked(IEnumerable<Exception> exceptions)
    {
        ArgumentNullException.ThrowIfNull(exceptions);
        Exception[] all = [.. exceptions];
        if (all.Length == 0)
        {
            throw new ArgumentException("An exception group needs one exception at least.", nameof(exceptions));
        }

        return all;
    }
}
