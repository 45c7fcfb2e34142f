/** The order of test files, for vitest: the projects whose files take longest begin first, so that no long one is left alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const order = ['unit', 'api', 'kill', 'fax', 'telephony', 'system', 'browser'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) => order.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
