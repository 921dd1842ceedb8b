/** The nodes of mathjs's tree that formulas may be made of, and the fields that are read of them. */
export type MathNode =
  | { readonly type: 'ParenthesisNode'; readonly content: MathNode }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: MathNode;
      readonly trueExpr: MathNode;
      readonly falseExpr: MathNode;
    }
  | {
      readonly type: 'OperatorNode';
      readonly op: string;
      readonly fn: string;
      readonly implicit?: boolean;
      readonly args: readonly MathNode[];
    }
  | {
      readonly type: 'FunctionNode';
      readonly fn: { readonly name: string };
      readonly args: readonly MathNode[];
    }
  | { readonly type: 'RelationalNode' };

/** Text to tree; throws on a syntax error. Nothing is ever evaluated. */
export type MathParser = (text: string) => MathNode;

let loading: Promise<MathParser> | undefined;

/**
 * mathjs's parser, loaded when a formula first needs it, since that takes long. Its build in one file takes half as long as
 * its entry for plain numbers and a quarter of its main one, which are hundreds of files.
 */
export function loadMathParser(): Promise<MathParser> {
  loading ??= import('mathjs/lib/browser/math.js').then(
    ({ default: { parse } }) =>
      (text: string) =>
        parse(text) as unknown as MathNode,
  );
  return loading;
}
