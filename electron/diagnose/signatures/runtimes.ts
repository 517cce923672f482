import type { Signature } from './signature.ts';

/** The program's own bug, in the words of the runtimes of Java, Python, Node.js, .NET, Ruby, PHP and Erlang. */
export const RUNTIMES: readonly Signature[] = [
  {
    name: 'java-bug',
    pattern: 'CrashLoop',
    shape:
      /(?:java\.lang\.)?(?<what>(?:NullPointerException|ArrayIndexOutOfBoundsException|IndexOutOfBoundsException|ClassCastException|StackOverflowError|ArithmeticException|NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError|UnsupportedClassVersionError|ExceptionInInitializerError|AbstractMethodError|IncompatibleClassChangeError|NumberFormatException|ConcurrentModificationException|(?<=java\.lang\.)AssertionError|UnsatisfiedLinkError|UninitializedPropertyAccessException|MatchError|NegativeArraySizeException|UnsupportedOperationException|InputMismatchException|DateTimeParseException)(?:: .{0,200})?)/,
    cause: 'the Java program fails with {what}',
    sure: 0.72,
  },
  {
    name: 'java-main',
    pattern: 'CrashLoop',
    shape: /^Exception in thread "(?<thread>[^"]{1,60})" (?<what>.{1,240})/,
    cause: 'the Java program ends with {what}',
    sure: 0.6,
    ends: true,
    wraps: true,
  },
  {
    name: 'spring-beans',
    pattern: 'CrashLoop',
    shape:
      /(?:BeanCreationException|UnsatisfiedDependencyException|NoSuchBeanDefinitionException|BeanCurrentlyInCreationException|BeanDefinitionStoreException|Parameter \d of \w{1,20} in [\w.]{1,200} required a bean of type '(?<what>[^']{1,200})')/,
    cause: 'the Spring application cannot build its beans {what|}',
    sure: 0.5,
    wraps: true,
  },
  {
    name: 'injection',
    pattern: 'CrashLoop',
    shape:
      /can't resolve dependencies of (?:the )?(?<what>\w{1,120})|Unable to resolve service for type '(?<what2>[^']{1,200})'|No qualifying bean of type '(?<what3>[^']{1,200})'|required a bean of type '(?<what4>[^']{1,200})'/,
    cause: 'the application cannot put its parts together: {what} lacks what it needs',
    sure: 0.76,
  },
  {
    name: 'python-bug',
    pattern: 'CrashLoop',
    shape:
      /^(?<what>(?:[\w.]{1,80}\.)?(?:TypeError|AttributeError|NameError|IndexError|KeyError|ValueError|ZeroDivisionError|AssertionError|UnboundLocalError|RecursionError|SyntaxError|IndentationError|UnicodeDecodeError|UnicodeEncodeError|NotImplementedError|StopIteration|OverflowError|RuntimeError|JSONDecodeError)(?::\s.{0,240})?)$/,
    cause: 'the Python program ends with {what}',
    sure: 0.72,
    ends: true,
  },
  {
    name: 'python-import',
    pattern: 'CrashLoop',
    shape: /(?<what>ModuleNotFoundError: No module named '[\w.]{1,120}'|ImportError: .{1,200})/,
    cause: 'the Python program lacks a module: {what}',
    sure: 0.8,
    ends: true,
  },
  {
    name: 'wsgi-app',
    pattern: 'CrashLoop',
    shape:
      /Error loading ASGI app\.? ?(?<what>.{0,160})|Failed to find attribute '(?<what2>[\w.]{1,80})' in '[\w.]{1,120}'|unable to load app \d.{0,80}|no python application found|no app loaded|While importing '(?<what3>[\w.]{1,120})', an ImportError was raised|Failed to parse '(?<what4>[\w.:]{1,120})' as an attribute name/,
    cause: 'the server cannot load the application {what|}',
    sure: 0.72,
    wraps: true,
  },
  {
    name: 'python-any',
    pattern: 'CrashLoop',
    shape: /^(?<what>[A-Za-z_][\w.]{0,120}(?:Error|Exception)(?::\s.{0,240})?)$/,
    cause: 'the program ends with {what}',
    sure: 0.58,
    wraps: true,
  },
  {
    name: 'node-bug',
    pattern: 'CrashLoop',
    shape:
      /(?:^|[^\w.])(?<what>(?:TypeError|ReferenceError|RangeError|SyntaxError|URIError|EvalError)(?: \[\w{1,60}\])?: .{1,240})/,
    cause: 'the program ends with {what}',
    sure: 0.74,
    ends: true,
  },
  {
    name: 'node-module',
    pattern: 'CrashLoop',
    shape:
      /(?:Cannot find (?:module|package) ["'](?<what>[^"'/][^"']{0,200})["']|ERR_MODULE_NOT_FOUND|compiled against a different Node\.js version.{0,20}\n\s{0,8}(?<what3>NODE_MODULE_VERSION \d{1,4})|(?:require\(\) of )(?<what2>ES Module \S{1,200}))/,
    cause: 'the Node.js program lacks the module {what|it imports}, or has one built for another version',
    sure: 0.8,
    spans: 1,
    ends: true,
  },
  {
    name: 'node-rejection',
    pattern: 'CrashLoop',
    shape:
      /UnhandledPromiseRejection|triggerUncaughtException|ERR_UNHANDLED_REJECTION|Unhandled 'error' event|Unhandled(?:Promise)? ?[Rr]ejection|[Uu]ncaught ?[Ee]xception/,
    cause: 'the Node.js program does not catch an error',
    sure: 0.55,
    ends: true,
    wraps: true,
  },
  {
    name: 'node-error',
    pattern: 'CrashLoop',
    shape:
      /^(?:Uncaught )?(?<what>(?:\w{1,60}Error|AssertionError \[ERR_ASSERTION\])(?: \[\w{1,60}\])?: .{1,240})|^(?:Uncaught )?(?<what2>Error: .{1,240})\n\s{1,8}at /,
    cause: 'the program ends with {what}',
    sure: 0.58,
    wraps: true,
    spans: 1,
  },
  {
    name: 'dotnet-unhandled',
    pattern: 'CrashLoop',
    shape: /^Unhandled [Ee]xception[.:] (?<what>.{1,240})/,
    cause: 'the .NET program ends with {what}',
    sure: 0.64,
    ends: true,
    wraps: true,
  },
  {
    name: 'dotnet-bug',
    pattern: 'CrashLoop',
    shape:
      /(?<what>System\.(?:NullReferenceException|IndexOutOfRangeException|InvalidCastException|ArgumentOutOfRangeException|DivideByZeroException|TypeInitializationException|StackOverflowException|TypeLoadException|MissingMethodException|Collections\.Generic\.KeyNotFoundException|NotImplementedException)(?:: .{0,200})?)/,
    cause: 'the .NET program fails with {what}',
    sure: 0.7,
  },
  {
    name: 'dotnet-runtime',
    pattern: 'CrashLoop',
    shape:
      /(?:You must install or update \.NET to run this application|Could not load file or assembly '(?<what>[^',]{1,200})|The framework '(?<what2>Microsoft\.[\w.]{1,60}', version '[\w.-]{1,40})'.{0,60}was not found)/,
    cause: 'the .NET program lacks {what|the runtime it was built for}',
    sure: 0.78,
    ends: true,
  },
  {
    name: 'ruby-bug',
    pattern: 'CrashLoop',
    shape:
      /(?<what>(?:undefined (?:local variable or )?method [`'].{1,160}|uninitialized constant \S{1,160}|wrong number of arguments.{0,60}|divided by 0|cannot load such file -- \S{1,200}|Could not find \S{1,100} in (?:any of the sources|locally installed gems).{0,40}|stack level too deep))/,
    cause: 'the Ruby program fails: {what}',
    sure: 0.76,
    ends: true,
  },
  {
    name: 'php-parse',
    pattern: 'CrashLoop',
    shape: /(?:PHP )?Parse error: {1,3}(?<what>.{1,240})/,
    cause: 'the PHP program cannot be parsed: {what}',
    sure: 0.78,
    ends: true,
  },
  {
    name: 'php-fatal',
    pattern: 'CrashLoop',
    shape: /PHP Fatal error: {1,3}(?<what>.{1,240})|^(?:Fatal|Parse) error: (?<what2>Uncaught .{1,240})/,
    cause: 'the PHP program fails: {what}',
    sure: 0.7,
    ends: true,
    wraps: true,
  },
  {
    name: 'elixir',
    pattern: 'CrashLoop',
    shape:
      /\*\* \((?<what>(?:FunctionClauseError|MatchError|ArgumentError|UndefinedFunctionError|RuntimeError|KeyError|EXIT|exit)\).{0,200})|Kernel pid terminated|(?:Runtime terminating during boot|init terminating in do_boot)/,
    cause: 'the Erlang VM ends: {what|the application does not start}',
    sure: 0.6,
    ends: true,
    wraps: true,
  },
  {
    name: 'compile-at-start',
    pattern: 'CrashLoop',
    shape:
      /(?<what>error TS\d{3,5}: .{1,200}|Can't locate \S{1,120} in @INC.{0,60}|could not find driver.{0,80}|No suitable driver found.{0,120}|Can't load plugin: \S{1,120})/,
    cause: 'the program lacks or breaks a part of itself: {what}',
    sure: 0.76,
  },
  {
    name: 'invariant',
    pattern: 'CrashLoop',
    shape:
      /(?<what>(?:[Ii]nvariant (?:violation|violated|failed|broken).{0,160}|BUG:? .{1,160}|[Ii]nternal (?:consistency )?(?:error|failure): .{1,160}|unreachable code|this should (?:never|not) happen.{0,80}))/,
    cause: 'the program ends with {what}',
    sure: 0.62,
    wraps: true,
  },
];
