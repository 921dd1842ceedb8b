/** mathjs in one file, as it offers it to browsers: the same library, made when it is asked for, part by part. */
declare module 'mathjs/lib/browser/math.js' {
  const math: typeof import('mathjs');
  export default math;
}
